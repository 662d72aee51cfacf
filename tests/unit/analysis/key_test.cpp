// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony.h"
#include "unit/analysis/progressions.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(Spelling, TonicsHaveTheirUsualNames) {
    const std::vector<std::string> majors{"C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};
    const std::vector<std::string> minors{"C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"};
    for (int tonic = 0; tonic < 12; ++tonic) {
        EXPECT_EQ(tonicName({tonic, Mode::major}), majors[static_cast<std::size_t>(tonic)]);
        EXPECT_EQ(tonicName({tonic, Mode::minor}), minors[static_cast<std::size_t>(tonic)]);
    }
}

TEST(Spelling, FollowsTheKey) {
    EXPECT_EQ(spelledPitchClass(10, {5, Mode::major}), "Bb");
    EXPECT_EQ(spelledPitchClass(10, {11, Mode::minor}), "A#");
    EXPECT_EQ(spelledPitchClass(6, {0, Mode::major}), "F#");
    EXPECT_EQ(spelledPitchClass(1, {2, Mode::minor}), "C#");
    EXPECT_EQ(spelledPitchClass(11, {6, Mode::major}), "B");
    EXPECT_EQ(spelledPitchClass(5, {6, Mode::major}), "E#");
    EXPECT_EQ(spelledPitchClass(7, {8, Mode::minor}), "F##");
    EXPECT_EQ(spelledPitchClass(10, {10, Mode::minor}), "Bb");
}

TEST(Spelling, DiatonicScalesUseEveryLetterOnce) {
    for (const Mode mode : {Mode::major, Mode::minor}) {
        const std::vector<int> scale =
            mode == Mode::major ? std::vector{0, 2, 4, 5, 7, 9, 11} : std::vector{0, 2, 3, 5, 7, 8, 11};
        for (int tonic = 0; tonic < 12; ++tonic) {
            std::string letters;
            for (const int degree : scale)
                letters += spelledPitchClass((tonic + degree) % 12, {tonic, mode}).front();
            std::sort(letters.begin(), letters.end());
            EXPECT_EQ(letters, "ABCDEFG") << tonicName({tonic, mode}) << " " << modeName(mode);
        }
    }
}

TEST(Keys, NoNotesNoKey) {
    const KeyTimeline keys = findKeys({});
    EXPECT_EQ(keys.confidence, 0);
    EXPECT_TRUE(keys.spans.empty());
}

TEST(Keys, CadencesInAllKeys) {
    for (int transpose = -6; transpose < 6; ++transpose) {
        const KeyTimeline major = findKeys(test::playChords(test::majorCadence, transpose));
        EXPECT_EQ(major.global, (Key{(transpose + 12) % 12, Mode::major}));
        const KeyTimeline minor = findKeys(test::playChords(test::minorCadence, transpose));
        EXPECT_EQ(minor.global, (Key{(transpose + 12) % 12, Mode::minor}));
        EXPECT_GT(minor.confidence, 0.5);
        ASSERT_EQ(minor.spans.size(), 1U);
        EXPECT_EQ(minor.spans.front().key, minor.global);
    }
}

TEST(Keys, TheTimelineFollowsAModulation) {
    std::vector<std::vector<int>> chords;
    for (int repeat = 0; repeat < 4; ++repeat)
        chords.insert(chords.end(), test::majorCadence.begin(), test::majorCadence.end());
    Performance piece = test::playChords(chords);
    const double seam = piece.duration();
    for (Note note : test::playChords(chords, 4).notes) {
        note.onset += seam;
        piece.notes.push_back(note);
    }
    const KeyTimeline keys = findKeys(piece);
    EXPECT_EQ(keyAt(keys, 16), (Key{0, Mode::major}));
    EXPECT_EQ(keyAt(keys, seam + 16), (Key{4, Mode::major}));
    double covered = 0;
    for (const KeySpan& span : keys.spans) {
        EXPECT_GT(span.duration, 0);
        EXPECT_GE(span.confidence, 0);
        EXPECT_LE(span.confidence, 1);
        covered += span.duration;
    }
    EXPECT_NEAR(covered, piece.duration(), 1e-6);
}

} // namespace
} // namespace atos
