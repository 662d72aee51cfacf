// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/clip_features.h"

#include "compose/scale_fit.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string_view>

namespace atos {
namespace {

double feature(const NoteGrid& grid, std::string_view name) {
    const auto& names = clipFeatureNames();
    const auto place = std::find(names.begin(), names.end(), name) - names.begin();
    return clipFeatures(grid)[static_cast<std::size_t>(place)];
}

/// A scale of quarter notes from the pitch on.
NoteGrid majorScale(int tonic) {
    NoteGrid grid{32, {}};
    int column = 0;
    for (const int degree : {0, 2, 4, 5, 7, 9, 11, 12}) {
        grid.notes.push_back({column, 4, static_cast<std::uint8_t>(tonic + degree), 80});
        column += 4;
    }
    return grid;
}

TEST(ClipFeatures, DescribeAScale) {
    const NoteGrid grid = majorScale(60);
    EXPECT_DOUBLE_EQ(feature(grid, "degree_0"), 0.25);
    EXPECT_DOUBLE_EQ(feature(grid, "degree_1"), 0);
    EXPECT_DOUBLE_EQ(feature(grid, "pitch_range"), 12);
    EXPECT_DOUBLE_EQ(feature(grid, "length_mean"), 2);
    EXPECT_DOUBLE_EQ(feature(grid, "length_deviation"), 0);
    EXPECT_DOUBLE_EQ(feature(grid, "gap_mean"), 2);
    EXPECT_DOUBLE_EQ(feature(grid, "polyphony_mean"), 1);
    EXPECT_DOUBLE_EQ(feature(grid, "silence"), 0);
    EXPECT_DOUBLE_EQ(feature(grid, "notes_per_second"), 2);
    EXPECT_DOUBLE_EQ(feature(grid, "on_beat"), 1);
    EXPECT_DOUBLE_EQ(feature(grid, "interval_mean"), 12.0 / 7);
}

TEST(ClipFeatures, DoNotHearTheKeyButForThePitch) {
    const ClipFeatures low = clipFeatures(majorScale(60));
    const ClipFeatures high = clipFeatures(majorScale(65));
    for (std::size_t i = 0; i < low.size(); ++i)
        EXPECT_NEAR(high[i] - low[i], clipFeatureNames()[i] == "pitch_mean" ? 5 : 0, 1e-9)
            << clipFeatureNames()[i];
}

TEST(ClipFeatures, OfSilenceAreFinite) {
    for (const int columns : {0, 10}) {
        const NoteGrid silence{columns, {}};
        EXPECT_DOUBLE_EQ(feature(silence, "silence"), 1);
        EXPECT_DOUBLE_EQ(feature(silence, "notes_per_second"), 0);
    }
}

TEST(ScaleFit, FindsTheKeyOfScales) {
    EXPECT_EQ(bestKey(pitchClassShares(majorScale(62))), (Key{2, Mode::major}));
    NoteGrid minor{32, {}};
    for (const int pitch : {57, 59, 60, 62, 64, 65, 68, 69})
        minor.notes.push_back({0, 4, static_cast<std::uint8_t>(pitch), 80});
    EXPECT_EQ(bestKey(pitchClassShares(minor)), (Key{9, Mode::minor}));
    EXPECT_TRUE(inScale(8, {9, Mode::minor}));
    EXPECT_FALSE(inScale(8, {0, Mode::major}));
}

} // namespace
} // namespace atos
