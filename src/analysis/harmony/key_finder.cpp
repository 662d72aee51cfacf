// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/key_finder.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double changeCost = 6.0;    ///< nats, for leaving a key
constexpr double distantCost = 1.5;   ///< more, for a key that is no neighbour
constexpr double evidenceShare = 0.5; ///< of a block's evidence that is new: blocks see overlapping windows
constexpr double homeShare = 0.075;   ///< of the home key's evidence, counted again in every block
constexpr double leastProbability = 1e-4;
constexpr double leastHomeProbability = 1e-2;

/// Neighbours: a fifth up or down in the same mode, the relative and the parallel key.
bool areNeighbours(int from, int to) {
    const Key a = keyOfIndex(from);
    const Key b = keyOfIndex(to);
    const int interval = (b.tonic - a.tonic + 12) % 12;
    if (a.mode == b.mode) return interval == 5 || interval == 7;
    return interval == 0 || interval == (a.mode == Mode::major ? 9 : 3);
}

using CostTable = std::array<std::array<double, keyCount>, keyCount>;

const CostTable& moveCosts() {
    static const CostTable table = [] {
        CostTable costs{};
        for (int from = 0; from < keyCount; ++from)
            for (int to = 0; to < keyCount; ++to)
                if (from != to)
                    costs[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)] =
                        changeCost + (areNeighbours(from, to) ? 0 : distantCost);
        return costs;
    }();
    return table;
}

/// The most probable sequence of keys (Viterbi).
std::vector<int> decode(const std::vector<KeyScores>& probabilities, const KeyScores& home) {
    std::vector<std::array<std::int8_t, keyCount>> cameFrom(probabilities.size());
    KeyScores best{};
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        KeyScores next{};
        for (std::size_t to = 0; to < keyCount; ++to) {
            std::size_t origin = to;
            double score = best[to];
            for (std::size_t from = 0; i > 0 && from < keyCount; ++from) {
                const double moved = best[from] - moveCosts()[from][to];
                if (moved <= score) continue;
                score = moved;
                origin = from;
            }
            next[to] = score + evidenceShare * std::log(std::max(probabilities[i][to], leastProbability))
                       + homeShare * std::log(std::max(home[to], leastHomeProbability));
            cameFrom[i][to] = static_cast<std::int8_t>(origin);
        }
        best = next;
    }
    std::vector<int> path(probabilities.size());
    int state = static_cast<int>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = probabilities.size(); i-- > 0;) {
        path[i] = state;
        state = cameFrom[i][static_cast<std::size_t>(state)];
    }
    return path;
}

std::vector<KeySpan> spansOf(const std::vector<int>& path, const std::vector<KeyScores>& probabilities,
                             const std::vector<KeyBlock>& blocks) {
    std::vector<KeySpan> spans;
    for (std::size_t first = 0, i = 1; i <= path.size(); ++i) {
        if (i < path.size() && path[i] == path[first]) continue;
        double confidence = 0;
        for (std::size_t block = first; block < i; ++block)
            confidence += probabilities[block][static_cast<std::size_t>(path[first])];
        spans.push_back({blocks[first].onset, blocks[i - 1].end - blocks[first].onset,
                         keyOfIndex(path[first]),
                         std::clamp(confidence / static_cast<double>(i - first), 0.0, 1.0)});
        first = i;
    }
    return spans;
}

} // namespace

std::vector<KeyScores> localKeyProbabilities(const RotationNetwork& local, const Windows& windows,
                                             const std::vector<KeyBlock>& blocks) {
    RotationScorer scorer(local);
    std::vector<KeyScores> probabilities;
    probabilities.reserve(blocks.size());
    for (const KeyBlock& block : blocks)
        probabilities.push_back(keyProbabilities(scorer, localKeyInput(windows, block)));
    return probabilities;
}

KeyTimeline findKeys(const std::vector<Slice>& slices, const KeyModel& model) {
    if (slices.empty()) return {};
    const Windows windows(slices);
    const std::vector<KeyBlock> blocks = cutKeyBlocks(slices);
    const std::vector<KeyScores> local = localKeyProbabilities(model.local, windows, blocks);
    RotationScorer scorer(model.home);
    const KeyScores home = keyProbabilities(scorer, homeKeyInput(slices, windows, blocks, local));
    const auto best = std::max_element(home.begin(), home.end());
    return {keyOfIndex(static_cast<int>(best - home.begin())), *best,
            spansOf(decode(local, home), local, blocks)};
}

} // namespace atos
