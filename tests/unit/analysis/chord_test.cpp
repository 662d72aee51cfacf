// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony.h"
#include "unit/analysis/progressions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

std::vector<std::string> numerals(const Performance& performance) {
    const Harmony harmony = analyzeHarmony(performance);
    std::vector<std::string> result;
    for (const Chord& chord : harmony.chords)
        result.push_back(romanNumeral(chord, keyAt(harmony.keys, chord.onset)));
    return result;
}

Chord chord(int root, ChordQuality quality) {
    Chord result;
    result.root = root;
    result.quality = quality;
    return result;
}

TEST(RomanNumerals, CaseAndFigureTellTheQuality) {
    const Key major{0, Mode::major};
    const Key minor{0, Mode::minor};
    EXPECT_EQ(romanNumeral(chord(0, ChordQuality::maj), major), "I");
    EXPECT_EQ(romanNumeral(chord(2, ChordQuality::min), major), "ii");
    EXPECT_EQ(romanNumeral(chord(7, ChordQuality::seventh), major), "V7");
    EXPECT_EQ(romanNumeral(chord(11, ChordQuality::dim), major), "viio");
    EXPECT_EQ(romanNumeral(chord(11, ChordQuality::dim7), minor), "viio7");
    EXPECT_EQ(romanNumeral(chord(8, ChordQuality::maj), major), "bVI");
    EXPECT_EQ(romanNumeral(chord(8, ChordQuality::maj), minor), "VI");
    EXPECT_EQ(romanNumeral(chord(5, ChordQuality::min), minor), "iv");
    EXPECT_EQ(romanNumeral(chord(0, ChordQuality::none), minor), "N");
}

TEST(RomanNumerals, DominantsOfOtherDegrees) {
    const Key major{7, Mode::major};
    EXPECT_EQ(romanNumeral(chord(9, ChordQuality::seventh), major), "V7/V");
    EXPECT_EQ(romanNumeral(chord(4, ChordQuality::maj), major), "V/ii");
    EXPECT_EQ(romanNumeral(chord(7, ChordQuality::seventh), major), "V7/IV");
    EXPECT_EQ(romanNumeral(chord(1, ChordQuality::dim7), major), "viio7/V");
    EXPECT_EQ(romanNumeral(chord(9, ChordQuality::hdim7), major), "iiø7");
}

TEST(Chords, CadencesInAllKeys) {
    for (int transpose = -6; transpose < 6; ++transpose) {
        EXPECT_THAT(numerals(test::playChords(test::majorCadence, transpose)),
                    testing::ElementsAre("I", "IV", "V7", "I", "vi", "ii", "V7", "I"));
        EXPECT_THAT(numerals(test::playChords(test::minorCadence, transpose)),
                    testing::ElementsAre("i", "iv", "V7", "i", "VI", "iio", "V7", "i"));
    }
}

TEST(Chords, NothingFromNothing) {
    EXPECT_TRUE(findChords({}, {}).empty());
}

} // namespace
} // namespace atos
