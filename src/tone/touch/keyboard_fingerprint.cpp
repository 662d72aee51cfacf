// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/keyboard_fingerprint.h"

#include "tone/touch/key_touch.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

constexpr std::size_t registerNeeds = 50; ///< notes
constexpr std::size_t releasesNeed = 50;  ///< notes
constexpr std::size_t fewestReleases = 4; ///< different velocities of a keyboard that measures them

CurveVelocities curveOf(const VelocityProfile& profile) {
    CurveVelocities velocities{};
    std::transform(curveShares.begin(), curveShares.end(), velocities.begin(),
                   [&](double share) { return profile.at(share); });
    return velocities;
}

CurveVelocities curveOf(std::vector<double>& velocities) {
    std::sort(velocities.begin(), velocities.end());
    CurveVelocities curve{};
    std::transform(curveShares.begin(), curveShares.end(), curve.begin(), [&](double share) {
        return velocities[static_cast<std::size_t>(share * static_cast<double>(velocities.size()))];
    });
    return curve;
}

void measureRegister(std::span<const Performance> takes, RegisterVelocities& part) {
    std::vector<double> velocities;
    for (const Performance& take : takes)
        for (const Note& note : take.notes)
            if (note.pitch >= part.lowest && note.pitch <= part.highest)
                velocities.push_back(note.preciseVelocity());
    part.notes = velocities.size();
    if (part.notes >= registerNeeds) part.velocities = curveOf(velocities);
}

ReleaseVelocity findReleases(std::span<const Performance> takes) {
    std::set<std::uint8_t> velocities;
    std::size_t notes = 0;
    for (const Performance& take : takes) {
        notes += take.notes.size();
        for (const Note& note : take.notes)
            velocities.insert(note.releaseVelocity);
    }
    if (velocities.size() >= fewestReleases) return ReleaseVelocity::yes;
    return notes >= releasesNeed ? ReleaseVelocity::no : ReleaseVelocity::unknown;
}

std::string nameOf(std::span<const Performance> takes) {
    std::set<std::string> names;
    for (const Performance& take : takes)
        names.insert(take.keyboard);
    return names.size() == 1 ? *names.begin() : std::string();
}

/// The rule that also recommends a preset's touch, asked about all takes together.
int keyTouchAdvice(const VelocityProfile& profile) {
    Features features;
    features.noteCount = profile.notes;
    features.velocityLow = profile.at(0.15);
    features.velocityMedian = profile.at(0.5);
    features.velocityHigh = profile.at(0.85);
    features.velocitySpread = features.velocityHigh - features.velocityLow;
    return static_cast<int>(keyTouchForVelocities(features).value_or(0));
}

} // namespace

KeyboardFingerprint takeFingerprint(std::span<const Performance> takes, const VelocityProfile& reference) {
    KeyboardFingerprint fingerprint;
    fingerprint.keyboard = nameOf(takes);
    fingerprint.takes = takes.size();
    for (const Performance& take : takes)
        fingerprint.notes += take.notes.size();
    fingerprint.profile = measureVelocityProfile(takes);
    // From C3 and from C5 on: the hands' usual rooms.
    fingerprint.registers = {{{"bass", 0, 47, 0, {}}, {"middle", 48, 71, 0, {}}, {"treble", 72, 127, 0, {}}}};
    for (RegisterVelocities& part : fingerprint.registers)
        measureRegister(takes, part);
    fingerprint.oddKeys = findOddKeys(takes);
    fingerprint.pedal = portrayPedal(takes);
    fingerprint.releases = findReleases(takes);
    if (fingerprint.profile && fingerprint.profile->notes >= keyTouchNeedsNotes)
        fingerprint.advice = VelocityCurveAdvice{curveOf(*fingerprint.profile), curveOf(reference),
                                                 keyTouchAdvice(*fingerprint.profile)};
    return fingerprint;
}

} // namespace atos
