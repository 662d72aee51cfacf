// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/chord_features.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double longestReach = 4.0;

} // namespace

std::vector<BassSpan> bassSpans(const std::vector<Slice>& slices) {
    std::vector<BassSpan> spans(slices.size());
    for (std::size_t first = 0, i = 1; i <= slices.size(); ++i) {
        if (i < slices.size() && slices[i].bass % 12 == slices[first].bass % 12) continue;
        for (std::size_t slice = first; slice < i; ++slice)
            spans[slice] = {std::max(slices[first].onset, slices[slice].onset - longestReach),
                            std::min(slices[i - 1].end(), slices[slice].end() + longestReach)};
        first = i;
    }
    return spans;
}

RotationInput chordInput(const std::vector<Slice>& slices, const std::vector<BassSpan>& basses,
                         const Windows& windows, std::size_t slice, const Key& key) {
    const Slice& now = slices[slice];
    const double from = now.onset;
    const double to = now.onset + std::min(now.duration, 2.0);
    const PitchSums longBefore = windows.soundingUntil(from - 1.2);
    const PitchSums before = windows.soundingUntil(from - 0.4);
    const PitchSums begin = windows.soundingUntil(from);
    const PitchSums end = windows.soundingUntil(to);
    const PitchSums after = windows.soundingUntil(to + 0.4);
    const PitchSums longAfter = windows.soundingUntil(to + 1.2);
    const PitchClasses tonic = oneHot(key.tonic);
    const bool major = key.mode == Mode::major;
    return {shares(now.sounding),
            shares(now.struck),
            oneHot(now.bass),
            Windows::between(before, begin),
            Windows::between(end, after),
            Windows::between(longBefore, begin),
            Windows::between(end, longAfter),
            Windows::between(before, after),
            Windows::between(longBefore, longAfter),
            windows.sounding(from - 3, to + 3),
            windows.sounding(basses[slice].onset, basses[slice].end),
            slice > 0 ? shares(slices[slice - 1].sounding) : PitchClasses{},
            slice + 1 < slices.size() ? shares(slices[slice + 1].sounding) : PitchClasses{},
            windows.bass(from - 0.8, from),
            windows.bass(to, to + 0.8),
            windows.struck(from - 0.6, to + 0.6),
            major ? tonic : PitchClasses{},
            major ? PitchClasses{} : tonic,
            constant(std::log(std::max(now.duration, 0.05)) / 3)};
}

} // namespace atos
