// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/key_features.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double blockSeconds = 0.5;

/// Duration-weighted mean of the local keys' probabilities in [from, to] seconds: major keys, then minor
/// keys.
std::array<PitchClasses, 2> occupancy(const std::vector<KeyBlock>& blocks,
                                      const std::vector<KeyScores>& probabilities, double from, double to) {
    std::array<PitchClasses, 2> result{};
    double seconds = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const double overlap =
            std::min(std::min(blocks[i].end, to) - std::max(blocks[i].onset, from), 4 * blockSeconds);
        if (overlap <= 0) continue;
        seconds += overlap;
        for (std::size_t key = 0; key < keyCount; ++key)
            result[key / 12][key % 12] += static_cast<float>(overlap * probabilities[i][key]);
    }
    for (PitchClasses& mode : result)
        for (float& share : mode)
            share = seconds > 0 ? share / static_cast<float>(seconds) : 0;
    return result;
}

} // namespace

std::vector<KeyBlock> cutKeyBlocks(const std::vector<Slice>& slices) {
    std::vector<KeyBlock> blocks;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (blocks.empty() || slices[i].onset >= blocks.back().onset + blockSeconds)
            blocks.push_back({i, i, slices[i].onset, slices[i].end()});
        blocks.back().last = i;
        blocks.back().end = slices[i].end();
    }
    return blocks;
}

RotationInput localKeyInput(const Windows& windows, const KeyBlock& block) {
    const double from = block.onset;
    const double to = block.end;
    return {windows.sounding(from, to),
            windows.sounding(from - 2, to + 2),
            windows.sounding(from - 5, to + 5),
            windows.sounding(from - 12, to + 12),
            windows.sounding(from - 30, to + 30),
            windows.sounding(from - 6, from),
            windows.sounding(to, to + 6),
            windows.struck(from - 5, to + 5),
            windows.bass(from - 2, to + 2),
            windows.bass(from - 8, to + 8),
            windows.arrivals(from - 10, to + 10),
            windows.arrivals(from, to + 6),
            windows.sounding(windows.begin(), windows.end()),
            windows.sounding(windows.begin(), windows.begin() + 8),
            windows.sounding(windows.end() - 8, windows.end())};
}

RotationInput homeKeyInput(const std::vector<Slice>& slices, const Windows& windows,
                           const std::vector<KeyBlock>& blocks,
                           const std::vector<KeyScores>& localProbabilities) {
    const double begin = windows.begin();
    const double end = windows.end();
    const auto whole = occupancy(blocks, localProbabilities, begin, end);
    const auto opening = occupancy(blocks, localProbabilities, begin, begin + 6);
    const auto closing = occupancy(blocks, localProbabilities, end - 6, end);
    return {windows.sounding(begin, end),
            windows.struck(begin, end),
            windows.bass(begin, end),
            windows.sounding(begin, begin + 3),
            windows.sounding(begin, begin + 10),
            windows.sounding(end - 3, end),
            windows.sounding(end - 10, end),
            shares(slices.front().sounding),
            shares(slices.back().sounding),
            oneHot(slices.front().bass),
            oneHot(slices.back().bass),
            windows.arrivals(begin, end),
            windows.arrivals(begin, begin + 15),
            windows.arrivals(end - 15, end),
            whole[0],
            whole[1],
            opening[0],
            opening[1],
            closing[0],
            closing[1],
            constant(std::log1p(std::max(0.0, end - begin)) / 5),
            constant(std::min(slices.back().duration, 4.0) / 4)};
}

} // namespace atos
