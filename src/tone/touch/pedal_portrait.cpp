// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/pedal_portrait.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace atos {
namespace {

constexpr std::size_t fewestMoves = 20; ///< in a take that tells something
constexpr int downFrom = 64;
constexpr int up = 7; ///< and below: a foot that rests on the pedal
constexpr int down = 120;
constexpr int fewestPositions = 10; ///< between those, of a pedal that measures
constexpr double longestHold = 10;  ///< seconds; longer than that nobody is under way

std::vector<Pedal> damperOf(const Performance& take) {
    std::vector<Pedal> damper;
    std::copy_if(take.pedals.begin(), take.pedals.end(), std::back_inserter(damper), [](const Pedal& pedal) {
        return pedal.kind == PedalKind::damper && std::isfinite(pedal.seconds) && pedal.value < 128;
    });
    return damper;
}

double medianOf(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// +1: looks reversed, -1: looks normal, 0: the two signs disagree.
int vote(const std::vector<Pedal>& damper) {
    std::vector<double> pressed;
    std::vector<double> lifted;
    double since = damper.front().seconds;
    bool isDown = damper.front().value >= downFrom;
    for (const Pedal& pedal : damper) {
        if ((pedal.value >= downFrom) == isDown) continue;
        (isDown ? pressed : lifted).push_back(pedal.seconds - since);
        since = pedal.seconds;
        isDown = !isDown;
    }
    if (pressed.empty() || lifted.empty()) return 0;
    const bool shortPresses = medianOf(pressed) < medianOf(lifted);
    const bool endsDown = damper.back().value >= downFrom;
    return shortPresses == endsDown ? (endsDown ? 1 : -1) : 0;
}

/// Seconds that the pedal stayed at each value.
using Stay = std::array<double, 128>;

void addStay(const std::vector<Pedal>& damper, Stay& stay) {
    for (std::size_t i = 0; i + 1 < damper.size(); ++i)
        stay.at(damper[i].value) += std::clamp(damper[i + 1].seconds - damper[i].seconds, 0.0, longestHold);
}

void addHalfRange(const Stay& stay, PedalPortrait& portrait) {
    const double total = std::accumulate(stay.begin(), stay.end(), 0.0);
    const auto begin = stay.begin() + up + 1;
    const auto end = stay.begin() + down;
    const double half = std::accumulate(begin, end, 0.0);
    if (half <= 0) return;
    portrait.halfShare = half / total;
    const auto valueAt = [&](double share) {
        double passed = 0;
        int value = up + 1;
        for (auto seconds = begin; seconds != end && (passed += *seconds) < share * half; ++seconds)
            ++value;
        return std::min(value, down - 1);
    };
    portrait.halfLow = valueAt(0.1);
    portrait.halfHigh = valueAt(0.9);
}

} // namespace

std::string_view polarityName(PedalPolarity polarity) {
    if (polarity == PedalPolarity::unknown) return "unknown";
    return polarity == PedalPolarity::normal ? "normal" : "reversed";
}

PedalPortrait portrayPedal(std::span<const Performance> takes) {
    PedalPortrait portrait;
    std::array<bool, 128> seen{};
    Stay stay{};
    int votes = 0;
    int voters = 0;
    for (const Performance& take : takes) {
        const std::vector<Pedal> damper = damperOf(take);
        portrait.moves += damper.size();
        for (const Pedal& pedal : damper)
            seen.at(pedal.value) = true;
        addStay(damper, stay);
        if (damper.size() < fewestMoves) continue;
        votes += vote(damper);
        ++voters;
    }
    if (voters > 0 && 2 * std::abs(votes) > voters)
        portrait.polarity = votes > 0 ? PedalPolarity::reversed : PedalPolarity::normal;
    portrait.continuous = std::count(seen.begin() + up + 1, seen.begin() + down, true) >= fewestPositions;
    if (portrait.continuous) addHalfRange(stay, portrait);
    return portrait;
}

} // namespace atos
