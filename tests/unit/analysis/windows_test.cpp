// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/windows.h"

#include "core/fast_random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

/// With long rests, so that some stretches hold many slices and most hold none.
std::vector<Slice> unevenSlices() {
    FastRandom random(3);
    std::vector<Slice> slices;
    double onset = 5;
    for (int i = 0; i < 400; ++i) {
        Slice slice;
        slice.onset = onset;
        slice.duration = 0.06 + random.unit() * (i % 97 == 0 ? 200 : 0.3);
        for (std::size_t note = 0; note < 3; ++note)
            slice.sounding[random.below(12)] += random.unit();
        slice.bass = static_cast<int>(30 + random.below(30));
        onset += slice.duration;
        slices.push_back(slice);
    }
    return slices;
}

/// Slice by slice.
PitchClasses plainShares(const std::vector<Slice>& slices, double from, double to) {
    PitchClasses sums{};
    for (const Slice& slice : slices) {
        const double overlap = std::min(to, slice.end()) - std::max(from, slice.onset);
        for (std::size_t pitchClass = 0; overlap > 0 && pitchClass < 12; ++pitchClass)
            sums[pitchClass] += slice.sounding[pitchClass] * static_cast<float>(overlap / slice.duration);
    }
    return shares(sums);
}

TEST(Windows, ShareWhatSoundsInAnyStretch) {
    const std::vector<Slice> slices = unevenSlices();
    const Windows windows(slices);
    FastRandom random(4);
    const double seconds = slices.back().end() + 10;
    for (int i = 0; i < 2000; ++i) {
        double from = random.unit() * static_cast<float>(seconds);
        double to = from + random.unit() * 20;
        if (i % 3 == 0) from = slices[random.below(slices.size())].onset; // where a slice begins
        if (i % 5 == 0) to = slices[random.below(slices.size())].onset;
        const PitchClasses expected = plainShares(slices, from, to);
        const PitchClasses found = windows.sounding(from, to);
        const PitchClasses again = Windows::between(windows.soundingUntil(from), windows.soundingUntil(to));
        for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
            ASSERT_NEAR(found[pitchClass], expected[pitchClass], 1e-4) << from << " to " << to;
        EXPECT_EQ(found, again);
    }
}

TEST(Windows, AreSilentBeforeAfterAndWithoutMusic) {
    const std::vector<Slice> slices = unevenSlices();
    const Windows windows(slices);
    EXPECT_EQ(windows.sounding(-10, 5), PitchClasses{});
    EXPECT_EQ(windows.sounding(slices.back().end(), 1e9), PitchClasses{});
    EXPECT_EQ(windows.sounding(20, 10), PitchClasses{});
    EXPECT_EQ(Windows({}).sounding(0, 10), PitchClasses{});
}

} // namespace
} // namespace atos
