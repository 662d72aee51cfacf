// SPDX-License-Identifier: Apache-2.0
// Keys by a hidden Markov model: states are the 24 keys, observations the pitch classes of each slice.
#include "analysis/harmony.h"
#include "analysis/key_model.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double keyHalfLife = 30.0;    ///< seconds a key lasts before it is as likely as not to change
constexpr double evidencePerSecond = 4; ///< independent observations in a second of sounding notes
constexpr double longestStep = 2.0;     ///< seconds of one slice that count

/// Log-probability of moving from key to key when the key does change: neighbours on the circle of fifths,
/// relative and parallel keys are favoured.
double moveAffinity(int from, int to) {
    const Key a = keyOfIndex(from);
    const Key b = keyOfIndex(to);
    const int interval = (b.tonic - a.tonic + 12) % 12;
    if (a.mode == b.mode) return interval == 7 || interval == 5 ? -1.6 : -4.5;
    if (interval == (a.mode == Mode::major ? 9 : 3)) return -1.4;
    if (interval == 0) return -2.0;
    return interval == 2 || interval == 4 || interval == 7 || interval == 5 ? -2.8 : -4.8;
}

using MoveTable = std::array<std::array<double, keyCount>, keyCount>;

const MoveTable& moves() {
    static const MoveTable table = [] {
        MoveTable result{};
        for (int from = 0; from < keyCount; ++from)
            for (int to = 0; to < keyCount; ++to)
                if (from != to)
                    result[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)] =
                        moveAffinity(from, to);
        return result;
    }();
    return table;
}

KeyScores evidenceOf(const Slice& slice) {
    PitchClasses weights = slice.sounding;
    for (float& weight : weights)
        weight = static_cast<float>(evidencePerSecond * std::min<double>(weight, longestStep));
    return profileScores(weights);
}

/// The most probable key of every slice (Viterbi).
std::vector<int> decode(const std::vector<KeyScores>& evidence, const std::vector<Slice>& slices) {
    std::vector<std::array<std::int8_t, keyCount>> cameFrom(evidence.size());
    KeyScores best{};
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const double stay = -std::min(slices[i].duration, longestStep) * std::log(2.0) / keyHalfLife;
        const double leave = std::log(-std::expm1(std::min(stay, -1e-9)));
        KeyScores next{};
        for (std::size_t to = 0; to < keyCount; ++to) {
            double score = best[to] + stay;
            std::size_t origin = to;
            for (std::size_t from = 0; i > 0 && from < keyCount; ++from) {
                const double moved = best[from] + leave + moves()[from][to];
                if (from != to && moved > score) {
                    score = moved;
                    origin = from;
                }
            }
            next[to] = score + evidence[i][to];
            cameFrom[i][to] = static_cast<std::int8_t>(origin);
        }
        best = next;
    }
    std::vector<int> path(evidence.size());
    int state = static_cast<int>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = evidence.size(); i-- > 0;) {
        path[i] = state;
        state = cameFrom[i][static_cast<std::size_t>(state)];
    }
    return path;
}

std::vector<KeySpan> spansOf(const std::vector<int>& path, const std::vector<KeyScores>& evidence,
                             const std::vector<Slice>& slices) {
    std::vector<KeySpan> spans;
    std::size_t first = 0;
    for (std::size_t i = 1; i <= path.size(); ++i) {
        if (i < path.size() && path[i] == path[first]) continue;
        KeyScores sum{};
        for (std::size_t slice = first; slice < i; ++slice)
            for (std::size_t key = 0; key < keyCount; ++key)
                sum[key] += evidence[slice][key];
        const KeyScores probabilities = softmax(sum);
        spans.push_back({slices[first].onset, slices[i - 1].end() - slices[first].onset,
                         keyOfIndex(path[first]), probabilities[static_cast<std::size_t>(path[first])]});
        first = i;
    }
    return spans;
}

/// The home key: the whole piece's pitch classes, and what the last and first bass notes say.
KeyScores homeScores(const std::vector<Slice>& slices) {
    PitchClasses total{};
    double seconds = 0;
    for (const Slice& slice : slices) {
        for (std::size_t i = 0; i < total.size(); ++i)
            total[i] += slice.sounding[i];
    }
    for (const float weight : total)
        seconds += static_cast<double>(weight);
    for (float& weight : total)
        weight = static_cast<float>(static_cast<double>(weight) / seconds * std::min(seconds, 60.0));
    KeyScores scores = profileScores(total);
    const auto favour = [&](const Slice& slice, double amount) {
        if (slice.bass < 0) return;
        const auto tonic = static_cast<std::size_t>(slice.bass % 12);
        scores[tonic] += amount;
        scores[tonic + 12] += amount;
    };
    favour(slices.front(), 1.0);
    favour(slices.back(), 3.0);
    return scores;
}

} // namespace

KeyTimeline findKeys(const Performance& performance) {
    const std::vector<Slice> slices = cutSlices(performance);
    if (slices.empty()) return {};
    std::vector<KeyScores> evidence;
    evidence.reserve(slices.size());
    for (const Slice& slice : slices)
        evidence.push_back(evidenceOf(slice));

    const KeyScores home = softmax(homeScores(slices));
    const auto best = std::max_element(home.begin(), home.end());
    KeyTimeline timeline;
    timeline.global = keyOfIndex(static_cast<int>(best - home.begin()));
    timeline.confidence = *best;
    timeline.spans = spansOf(decode(evidence, slices), evidence, slices);
    return timeline;
}

} // namespace atos
