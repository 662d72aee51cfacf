// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/keyboard_fingerprint_text.h"

#include "tone/touch/key_touch.h"

#include <fmt/format.h>

#include <cmath>

namespace atos {
namespace {

Json curveJson(const CurveVelocities& velocities) {
    Json json = Json::array();
    for (const double velocity : velocities)
        json.push_back(std::round(velocity * 10) / 10);
    return json;
}

Json registersJson(const KeyboardFingerprint& fingerprint) {
    Json json = Json::array();
    for (const RegisterVelocities& part : fingerprint.registers)
        json.push_back({{"name", part.name},
                        {"lowest", part.lowest},
                        {"highest", part.highest},
                        {"notes", part.notes},
                        {"velocities", part.velocities ? curveJson(*part.velocities) : Json(nullptr)}});
    return json;
}

/// "C4" is middle C.
std::string keyName(int pitch) {
    static constexpr std::array<const char*, 12> names{"C",  "C#", "D",  "Eb", "E",  "F",
                                                       "F#", "G",  "Ab", "A",  "Bb", "B"};
    return fmt::format("{}{}", names.at(static_cast<std::size_t>(pitch % 12)), pitch / 12 - 1);
}

std::string sentenceOf(const OddKey& key) {
    switch (key.fault) {
    case KeyFault::silent:
        return fmt::format(
            "{} was never heard, the keys around it {:.0f} times each: strike it to see whether "
            "it is silent.",
            keyName(key.pitch), key.expected);
    case KeyFault::tooLoud:
    case KeyFault::tooSoft:
        return fmt::format(
            "{} is {:.0f} steps {} than its neighbours (velocity {:.0f} instead of {:.0f}, over "
            "{:.0f} notes).",
            keyName(key.pitch), std::abs(key.found - key.expected),
            key.found > key.expected ? "louder" : "softer", key.found, key.expected, key.notes);
    case KeyFault::fixed:
        break;
    }
    return fmt::format("{} always says velocity {:.0f}, however it is struck ({:.0f} notes).",
                       keyName(key.pitch), key.found, key.notes);
}

void addPedal(const PedalPortrait& pedal, std::vector<std::string>& sentences) {
    if (pedal.moves == 0) {
        sentences.emplace_back("The damper pedal was not used.");
        return;
    }
    if (pedal.polarity == PedalPolarity::reversed)
        sentences.emplace_back(
            "The damper pedal works the wrong way round: it says down while it is up. "
            "Switch the piano off, plug the pedal in and switch it on without touching the "
            "pedal, or turn the pedal's own switch.");
    sentences.push_back(
        pedal.continuous ? fmt::format(
            "The damper pedal is continuous; {:.0f} % of the time it is under way, mostly between "
            "{} and {}.",
            100 * pedal.halfShare, pedal.halfLow, pedal.halfHigh)
                         : std::string("The damper pedal says only up and down, no half-pedal."));
}

void addAdvice(const KeyboardFingerprint& fingerprint, std::vector<std::string>& sentences) {
    if (!fingerprint.advice) {
        sentences.push_back(
            fmt::format("Not enough notes for a touch curve: {} of {:.0f}.",
                        fingerprint.profile ? static_cast<std::size_t>(fingerprint.profile->notes) : 0,
                        keyTouchNeedsNotes));
        return;
    }
    const VelocityCurveAdvice& advice = *fingerprint.advice;
    std::string curve;
    for (std::size_t i = 0; i < advice.played.size(); ++i)
        curve +=
            fmt::format("{}{:.0f} to {:.0f}", i == 0 ? "" : ", ", advice.played.at(i), advice.target.at(i));
    sentences.push_back("A curve that brings this touch to that of most pianists: " + curve + ".");
    if (advice.keyTouch != 0)
        sentences.push_back(fmt::format("One step {} in the piano's key touch would suit better.",
                                        advice.keyTouch < 0 ? "lighter" : "heavier"));
}

} // namespace

Json fingerprintJson(const KeyboardFingerprint& fingerprint) {
    Json keys = Json::array();
    for (const OddKey& key : fingerprint.oddKeys)
        keys.push_back({{"pitch", key.pitch},
                        {"key", keyName(key.pitch)},
                        {"fault", faultName(key.fault)},
                        {"notes", key.notes},
                        {"expected", key.expected},
                        {"found", key.found},
                        {"sentence", sentenceOf(key)}});
    const PedalPortrait& pedal = fingerprint.pedal;
    Json advice;
    if (fingerprint.advice)
        advice = {{"played", curveJson(fingerprint.advice->played)},
                  {"target", curveJson(fingerprint.advice->target)},
                  {"key_touch", fingerprint.advice->keyTouch}};
    return {{"keyboard", fingerprint.keyboard.empty() ? Json(nullptr) : Json(fingerprint.keyboard)},
            {"takes", fingerprint.takes},
            {"notes", fingerprint.notes},
            {"touch", fingerprint.profile ? velocityProfileJson(*fingerprint.profile) : Json(nullptr)},
            {"registers", registersJson(fingerprint)},
            {"odd_keys", std::move(keys)},
            {"pedal",
             {{"moves", pedal.moves},
              {"polarity", polarityName(pedal.polarity)},
              {"continuous", pedal.continuous},
              {"half_low", pedal.continuous ? Json(pedal.halfLow) : Json(nullptr)},
              {"half_high", pedal.continuous ? Json(pedal.halfHigh) : Json(nullptr)},
              {"half_share", pedal.halfShare}}},
            {"release_velocity", fingerprint.releases == ReleaseVelocity::unknown
                                     ? Json(nullptr)
                                     : Json(fingerprint.releases == ReleaseVelocity::yes)},
            {"advice", std::move(advice)}};
}

std::vector<std::string> fingerprintSentences(const KeyboardFingerprint& fingerprint) {
    std::vector<std::string> sentences;
    if (!fingerprint.profile) sentences.emplace_back("No hand played this: there are hardly any dynamics.");
    addAdvice(fingerprint, sentences);
    for (const OddKey& key : fingerprint.oddKeys)
        sentences.push_back(sentenceOf(key));
    addPedal(fingerprint.pedal, sentences);
    if (fingerprint.releases != ReleaseVelocity::unknown)
        sentences.emplace_back(fingerprint.releases == ReleaseVelocity::yes
                                   ? "It measures how fast keys are let go."
                                   : "It does not say how fast keys are let go.");
    return sentences;
}

} // namespace atos
