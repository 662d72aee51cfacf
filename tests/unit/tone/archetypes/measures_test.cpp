// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/measures.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

/// A second of each chord.
Harmony progression(const Key& key, const std::vector<std::pair<int, ChordQuality>>& chords) {
    Harmony harmony;
    harmony.keys = {key, 0.9, {}};
    for (const auto& [root, quality] : chords)
        harmony.chords.push_back({static_cast<double>(harmony.chords.size()), 1, root, quality, root, 0.9});
    return harmony;
}

double chromatic(const Harmony& harmony) {
    Features features;
    features.noteCount = 100;
    return measuredPlaying(features, {}, harmony)[*measureCalled("chromatic")].value();
}

} // namespace

TEST(Measures, FourChordsOfASongAreNotChromatic) {
    const Key cMajor{0, Mode::major};
    EXPECT_EQ(chromatic(progression(cMajor, {{0, ChordQuality::maj},
                                             {7, ChordQuality::maj},
                                             {9, ChordQuality::min},
                                             {5, ChordQuality::maj}})),
              0);
}

TEST(Measures, ASecondaryDominantIs) {
    const Key cMajor{0, Mode::major};
    EXPECT_NEAR(chromatic(progression(cMajor, {{0, ChordQuality::maj},
                                               {2, ChordQuality::seventh}, // with F sharp
                                               {7, ChordQuality::seventh},
                                               {0, ChordQuality::none}, // silence is no harmony
                                               {0, ChordQuality::maj}})),
                0.25, 1e-9);
}

TEST(Measures, TheLeadingNoteOfAMinorKeyIsNot) {
    const Key aMinor{9, Mode::minor};
    EXPECT_EQ(chromatic(progression(aMinor, {{9, ChordQuality::min},
                                             {4, ChordQuality::seventh}, // with G sharp
                                             {7, ChordQuality::maj}})), // with G
              0);
    EXPECT_EQ(chromatic(progression(aMinor, {{9, ChordQuality::maj}})), 1) << "C sharp";
}

TEST(Measures, WithoutChordsNothingIsSaid) {
    Features features;
    features.noteCount = 100;
    EXPECT_FALSE(measuredPlaying(features, {}, {})[*measureCalled("chromatic")]);
}

} // namespace atos
