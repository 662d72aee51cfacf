// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/beats.h"

#include "analysis/harmony/slices.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {

namespace {

constexpr int longestGap = 4;         ///< beats between two onsets of the chain
constexpr double widestStretch = 0.5; ///< |log2| of a beat's length over the period
constexpr double steadiness = 10;     ///< cost of a squared octave of deviation, in saliences
constexpr double missedBeat = 1.0;    ///< cost of a beat without an onset

struct Link {
    double score = 0;
    int from = -1;
    int beats = 1;
};

} // namespace

std::vector<Onset> onsetsOf(const Performance& performance) {
    std::vector<Onset> onsets;
    for (const Slice& slice : cutSlices(performance)) {
        const float notes = std::accumulate(slice.struck.begin(), slice.struck.end(), 0.0F);
        // Agogic accent: what is followed by a long wait is more likely a beat.
        onsets.push_back(
            {slice.onset, std::sqrt(static_cast<double>(notes)) * (0.5 + std::min(slice.duration, 1.0))});
    }
    return onsets;
}

std::vector<double> beatLengths(std::span<const Onset> onsets, double period) {
    if (!(period > 0)) return {};
    std::vector<Link> chain(onsets.size());
    std::size_t reach = 0;
    for (std::size_t i = 0; i < onsets.size(); ++i) {
        const double farthest = period * longestGap * std::exp2(widestStretch);
        while (onsets[i].seconds - onsets[reach].seconds > farthest)
            ++reach;
        Link best;
        for (std::size_t j = reach; j < i; ++j) {
            const double beats = (onsets[i].seconds - onsets[j].seconds) / period;
            const int count = std::max(1, static_cast<int>(std::lround(beats)));
            const double stretch = std::log2(beats / count);
            if (count > longestGap || std::abs(stretch) > widestStretch) continue;
            const double score = chain[j].score - steadiness * stretch * stretch - missedBeat * (count - 1);
            if (score > best.score) best = {score, static_cast<int>(j), count};
        }
        best.score += onsets[i].salience;
        chain[i] = best;
    }
    std::vector<double> lengths;
    const auto last = std::max_element(chain.begin(), chain.end(),
                                       [](const Link& a, const Link& b) { return a.score < b.score; });
    for (auto at = static_cast<int>(last - chain.begin());
         last != chain.end() && chain[static_cast<std::size_t>(at)].from >= 0;) {
        const Link& link = chain[static_cast<std::size_t>(at)];
        const double seconds = onsets[static_cast<std::size_t>(at)].seconds
                               - onsets[static_cast<std::size_t>(link.from)].seconds;
        lengths.insert(lengths.end(), static_cast<std::size_t>(link.beats), seconds / link.beats);
        at = link.from;
    }
    std::reverse(lengths.begin(), lengths.end());
    return lengths;
}

} // namespace atos
