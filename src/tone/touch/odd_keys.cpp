// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/odd_keys.h"

#include "tone/touch/velocity_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace atos {
namespace {

constexpr int keys = 128;
constexpr int octave = 12;
constexpr double enoughNotes = 20;
constexpr double enoughNeighbours = 80;
constexpr double farOff = 25;      ///< velocity steps
constexpr double motionless = 1.5; ///< standard deviation of a key that measures nothing, velocity steps
constexpr double lively = 6;       ///< that of its neighbours, at least

/// By key; of each strike the velocity, and how far it lies from the median of its take: a soft piece in E
/// flat must not make the black keys look soft.
struct Strike {
    double velocity = 0;
    double fromMedian = 0;
};
using Strikes = std::array<std::vector<Strike>, keys>;

double medianOf(const std::vector<Strike>& strikes, double Strike::*measure) {
    std::vector<double> values;
    for (const Strike& strike : strikes)
        values.push_back(strike.*measure);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double deviationOf(const std::vector<Strike>& strikes) {
    const auto count = static_cast<double>(strikes.size());
    double mean = 0;
    for (const Strike& strike : strikes)
        mean += strike.velocity / count;
    double squares = 0;
    for (const Strike& strike : strikes)
        squares += (strike.velocity - mean) * (strike.velocity - mean) / count;
    return std::sqrt(squares);
}

void addStrikes(const Performance& take, Strikes& strikes) {
    std::vector<Strike> all;
    for (const Note& note : take.notes)
        all.push_back({note.preciseVelocity(), 0});
    const double median = all.empty() ? 0 : medianOf(all, &Strike::velocity);
    for (const Note& note : take.notes)
        if (note.pitch < keys)
            strikes.at(note.pitch).push_back({note.preciseVelocity(), note.preciseVelocity() - median});
}

std::optional<OddKey> silentKey(const Strikes& strikes, int key) {
    const auto heard = [&](int other) {
        return static_cast<double>(strikes.at(static_cast<std::size_t>(other)).size());
    };
    if (heard(key) > 0 || key < octave || key + octave >= keys) return std::nullopt;
    const double octaves = (heard(key - octave) + heard(key + octave)) / 2;
    const double neighbours = (heard(key - 2) + heard(key - 1) + heard(key + 1) + heard(key + 2)) / 4;
    const double expected = std::min(octaves, neighbours);
    // At the ends of the music one octave alone is no evidence.
    if (expected < enoughNotes || heard(key - octave) == 0 || heard(key + octave) == 0) return std::nullopt;
    return OddKey{static_cast<std::uint8_t>(key), KeyFault::silent, 0, expected, 0};
}

std::optional<OddKey> mismeasuredKey(const Strikes& strikes, int key) {
    constexpr int reach = 4; // semitones
    const auto& own = strikes.at(static_cast<std::size_t>(key));
    Strikes::value_type around;
    for (int other = std::max(0, key - reach); other <= std::min(keys - 1, key + reach); ++other) {
        const auto& heard = strikes.at(static_cast<std::size_t>(other));
        if (other != key) around.insert(around.end(), heard.begin(), heard.end());
    }
    if (static_cast<double>(own.size()) < enoughNotes
        || static_cast<double>(around.size()) < enoughNeighbours)
        return std::nullopt;
    const double found = medianOf(own, &Strike::velocity);
    const double shift = medianOf(own, &Strike::fromMedian) - medianOf(around, &Strike::fromMedian);
    OddKey odd{static_cast<std::uint8_t>(key), KeyFault::fixed, static_cast<double>(own.size()),
               found - shift, found};
    const double spread = deviationOf(around);
    if (deviationOf(own) < motionless && spread >= lively) return odd;
    if (std::abs(shift) < std::max(farOff, 2 * spread)) return std::nullopt;
    odd.fault = shift > 0 ? KeyFault::tooLoud : KeyFault::tooSoft;
    return odd;
}

} // namespace

std::string_view faultName(KeyFault fault) {
    switch (fault) {
    case KeyFault::silent:
        return "silent";
    case KeyFault::tooLoud:
        return "too-loud";
    case KeyFault::tooSoft:
        return "too-soft";
    case KeyFault::fixed:
        break;
    }
    return "fixed";
}

std::vector<OddKey> findOddKeys(std::span<const Performance> takes) {
    Strikes heard;
    Strikes measured; // written music has velocities that say nothing of a key
    for (const Performance& take : takes) {
        addStrikes(take, heard);
        if (handPlayed(take)) addStrikes(take, measured);
    }
    std::vector<OddKey> odd;
    for (int key = 0; key < keys; ++key) {
        auto found = silentKey(heard, key);
        if (!found) found = mismeasuredKey(measured, key);
        if (found) odd.push_back(*found);
    }
    return odd;
}

} // namespace atos
