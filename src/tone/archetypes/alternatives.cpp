// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/alternatives.h"

#include "core/joined_words.h"
#include "tone/archetypes/audible.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace atos {
namespace {

constexpr double audiblyApart = 2; ///< just noticeable differences
constexpr double boldBrightness = 0.5;
constexpr double boldTime = 1.5; ///< factor
constexpr double shortest = 0.3;
constexpr double longest = 4.5;

/// The piano as made in a small hall: what bolder leads away from.
TonePreset plainTone() {
    TonePreset tone;
    tone.voice = Voice::concertGrand;
    tone.brightness = 0;
    tone.reverbTime = 1.2;
    tone.reverbLevel = -17;
    tone.resonance = 0;
    return tone;
}

/// +1 or -1: the side of `plain` on which `value` lies; upwards when on it.
double side(double value, double plain) {
    return value < plain ? -1 : 1;
}

TonePreset bolder(TonePreset tone) {
    const TonePreset plain = plainTone();
    if (tone.brightness) {
        const double bright = *tone.brightness;
        tone.brightness = std::clamp(bright + boldBrightness * side(bright, *plain.brightness), -1.0, 1.0);
    }
    const bool wetter = tone.reverbLevel.value_or(0) >= *plain.reverbLevel;
    if (tone.reverbTime)
        tone.reverbTime =
            std::clamp(*tone.reverbTime * (wetter ? boldTime : 1 / boldTime), shortest, longest);
    if (tone.reverbLevel)
        tone.reverbLevel = levelMoved(*tone.reverbLevel, wetter ? audiblyApart : -audiblyApart);
    return tone;
}

/// Steps of the level that lead half of the `way` to plain, but far enough to be heard where nothing else is.
double plainerMove(double way, bool voiceTells) {
    if (std::abs(way) >= audiblyApart) return std::copysign(std::max(audiblyApart, std::abs(way) / 2), way);
    // What is plain already can only lose more of its room.
    return voiceTells ? way / 2 : -audiblyApart;
}

TonePreset plainer(TonePreset tone) {
    const TonePreset plain = plainTone();
    const TonePreset fit = tone;
    if (tone.voice) tone.voice = plainerVoice(*tone.voice);
    const auto halve = [](std::optional<double>& value) {
        if (value) *value /= 2;
    };
    halve(tone.brightness);
    halve(tone.resonance);
    halve(tone.chorus);
    if (tone.reverbTime) tone.reverbTime = std::sqrt(*tone.reverbTime * *plain.reverbTime);
    if (tone.reverbLevel) {
        const double way = levelInSteps(*plain.reverbLevel) - levelInSteps(*tone.reverbLevel);
        tone.reverbLevel = levelMoved(*tone.reverbLevel, plainerMove(way, tone.voice != fit.voice));
    }
    return tone;
}

} // namespace

Voice plainerVoice(Voice voice) {
    switch (voice) {
    case Voice::honkyTonk:
        return Voice::upright;
    case Voice::felt:
        return Voice::mellowGrand;
    case Voice::reed:
    case Voice::fmPiano:
        return Voice::tine;
    default:
        return Voice::concertGrand;
    }
}

std::string_view roleName(ToneRole role) {
    constexpr std::array<std::string_view, 3> names{"fit", "bolder", "plainer"};
    return names[static_cast<std::size_t>(role)];
}

std::string audibleChange(const TonePreset& from, const TonePreset& tone) {
    std::vector<std::string> words;
    for (const PartApart& part : partsApart(from, tone)) {
        if (part.steps < 1) continue;
        const auto more = [&](std::optional<double> TonePreset::*value) {
            return (tone.*value).value_or(0) > (from.*value).value_or(0);
        };
        if (part.part == "voice" && tone.voice) words.push_back(spokenVoice(*tone.voice));
        if (part.part == "brightness") words.push_back(more(&TonePreset::brightness) ? "brighter" : "darker");
        if (part.part == "reverb.time")
            words.push_back(more(&TonePreset::reverbTime) ? "a larger room" : "a smaller room");
        if (part.part == "reverb.level")
            words.push_back(more(&TonePreset::reverbLevel) ? "more room in the sound" : "closer to you");
        if (part.part == "resonance")
            words.push_back(more(&TonePreset::resonance) ? "more resonance" : "less resonance");
        if (part.part == "chorus") words.push_back(more(&TonePreset::chorus) ? "more chorus" : "less chorus");
    }
    return joinedWords(words);
}

std::array<OfferedTone, 3> offeredTones(const TonePreset& fit, const std::string& sentence) {
    const auto named = [&fit](TonePreset tone, const char* suffix, const char* name) {
        tone = roundedToAudible(std::move(tone));
        tone.id = fit.id + suffix;
        tone.name = fit.name + name;
        return tone;
    };
    TonePreset further = named(bolder(fit), "-bolder", ", bolder");
    TonePreset nearer = named(plainer(fit), "-plainer", ", plainer");
    const std::string furtherWords = audibleChange(fit, further);
    const std::string nearerWords = audibleChange(fit, nearer);
    return {{{ToneRole::fit, fit, sentence},
             {ToneRole::bolder, std::move(further), fmt::format("The same idea, further: {}.", furtherWords)},
             {ToneRole::plainer, std::move(nearer),
              fmt::format("Nearer to the piano as it is: {}.", nearerWords)}}};
}

} // namespace atos
