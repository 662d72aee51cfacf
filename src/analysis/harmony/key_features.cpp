// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/key_features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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

constexpr double restRatio = 1.8;   ///< a slice so much longer than the median is a point of rest
constexpr double longestRest = 2.0; ///< seconds that a rest counts at most

double medianDuration(const std::vector<Slice>& slices) {
    std::vector<double> durations;
    durations.reserve(slices.size());
    for (const Slice& slice : slices)
        durations.push_back(slice.duration);
    const auto middle = durations.begin() + static_cast<std::ptrdiff_t>(durations.size() / 2);
    std::nth_element(durations.begin(), middle, durations.end());
    return *middle;
}

/// What the music does from slice to slice, each a share of a pitch class.
struct Motion {
    PitchClasses restBass{};    ///< basses of the points of rest
    PitchClasses restStruck{};  ///< notes that begin there
    PitchClasses fifthsDown{};  ///< where the bass falls to by a fifth
    PitchClasses fourthsDown{}; ///< or by a fourth
    PitchClasses semitonesUp{}; ///< where a semitone leads up to
};

Motion motionOf(const std::vector<Slice>& slices, double median) {
    Motion motion;
    int previous = -1;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const Slice& slice = slices[i];
        if (slice.bass >= 0) {
            const int bass = slice.bass % 12;
            const auto arrival = static_cast<std::size_t>(bass);
            if (slice.duration > restRatio * median) {
                const auto weight = static_cast<float>(std::min(longestRest, slice.duration));
                motion.restBass[arrival] += weight;
                for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
                    motion.restStruck[pitchClass] += slice.struck[pitchClass] * weight;
            }
            if (previous >= 0 && (previous + 5) % 12 == bass) motion.fifthsDown[arrival] += 1;
            if (previous >= 0 && (previous + 7) % 12 == bass) motion.fourthsDown[arrival] += 1;
            previous = bass;
        }
        for (std::size_t pitchClass = 0; i > 0 && pitchClass < 12; ++pitchClass)
            if (slices[i - 1].struck[(pitchClass + 11) % 12] > 0 && slice.struck[pitchClass] > 0)
                motion.semitonesUp[pitchClass] += 1;
    }
    for (PitchClasses* amounts :
         {&motion.restBass, &motion.restStruck, &motion.fifthsDown, &motion.fourthsDown, &motion.semitonesUp})
        *amounts = shares(*amounts);
    return motion;
}

bool sameBass(const Slice& a, const Slice& b) {
    return a.bass % 12 == b.bass % 12;
}
/// The first slice of the stretch with the bass of slice `last`.
std::size_t bassBegins(const std::vector<Slice>& slices, std::size_t last) {
    while (last > 0 && sameBass(slices[last - 1], slices[last]))
        --last;
    return last;
}
/// The last slice of the stretch with the bass of the first.
std::size_t firstBassEnds(const std::vector<Slice>& slices) {
    std::size_t last = 0;
    while (last + 1 < slices.size() && sameBass(slices[last + 1], slices.front()))
        ++last;
    return last;
}

/// The lowest pitch that sounds between two times; -1 in silence.
int lowestBass(const std::vector<Slice>& slices, double from, double to) {
    int lowest = -1;
    for (const Slice& slice : slices)
        if (slice.end() > from && slice.onset < to && slice.bass >= 0 && (lowest < 0 || slice.bass < lowest))
            lowest = slice.bass;
    return lowest;
}

double meanBass(const std::vector<Slice>& slices) {
    double sum = 0;
    int count = 0;
    for (const Slice& slice : slices)
        if (slice.bass >= 0) {
            sum += slice.bass;
            ++count;
        }
    return count > 0 ? sum / count : 0;
}

/// How sure each key is where it is surest.
std::array<PitchClasses, 2> surest(const std::vector<KeyScores>& probabilities) {
    std::array<PitchClasses, 2> result{};
    for (const KeyScores& scores : probabilities)
        for (std::size_t key = 0; key < keyCount; ++key)
            result[key / 12][key % 12] =
                std::max(result[key / 12][key % 12], static_cast<float>(scores[key]));
    return result;
}

/// How a beginning sounds, how it ends, and whether it does: a last chord is long, low and full.
void addEdges(const std::vector<Slice>& slices, const Windows& windows, RotationInput& input) {
    const double begin = windows.begin();
    const double end = windows.end();
    for (const double seconds : {1.5, 6.0})
        input.push_back(windows.sounding(begin, begin + seconds));
    for (const double seconds : {1.5, 6.0})
        input.push_back(windows.sounding(end - seconds, end));
    input.push_back(windows.bass(begin, begin + 4));
    input.push_back(windows.bass(end - 4, end));
    input.push_back(windows.arrivals(begin, begin + 8));
    const std::size_t final = bassBegins(slices, slices.size() - 1);
    const std::size_t opening = firstBassEnds(slices);
    input.push_back(windows.sounding(slices[final].onset, end));
    input.push_back(windows.sounding(begin, slices[opening].end()));
    const double median = medianDuration(slices);
    const Motion motion = motionOf(slices, median);
    for (const PitchClasses& amounts :
         {motion.restBass, motion.restStruck, motion.fifthsDown, motion.fourthsDown, motion.semitonesUp})
        input.push_back(amounts);
    const bool moves = final > 0;
    input.push_back(moves ? oneHot(slices[final - 1].bass) : PitchClasses{});
    input.push_back(opening + 1 < slices.size() ? oneHot(slices[opening + 1].bass) : PitchClasses{});
    input.push_back(moves ? windows.sounding(slices[bassBegins(slices, final - 1)].onset, slices[final].onset)
                          : PitchClasses{});
    input.push_back(oneHot(lowestBass(slices, end - 3, end + 1)));
    input.push_back(oneHot(lowestBass(slices, begin - 1, begin + 3)));
    input.push_back(shares(slices.front().struck));
    input.push_back(shares(slices.back().struck));
    const Slice& last = slices.back();
    input.push_back(constant(std::log(std::max(0.1, last.duration / std::max(median, 0.02))) / 3));
    input.push_back(constant(std::log1p(end - slices[final].onset) / 2));
    input.push_back(constant(last.bass >= 0 ? (last.bass - meanBass(slices)) / 24 : 0));
    const float struck = std::accumulate(last.struck.begin(), last.struck.end(), 0.0F);
    input.push_back(constant(std::min(static_cast<double>(struck), 8.0) / 6));
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
    const auto most = surest(localProbabilities);
    RotationInput input{windows.sounding(begin, end),
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
                        constant(std::min(slices.back().duration, 4.0) / 4),
                        most[0],
                        most[1]};
    addEdges(slices, windows, input);
    return input;
}

} // namespace atos
