// SPDX-License-Identifier: Apache-2.0
#include "lab/style/augmentation.h"

#include "style/window.h"

#include <gtest/gtest.h>

#include <set>

namespace atos {
namespace {

LabelNames labels() {
    LabelNames all;
    all[static_cast<std::size_t>(StyleHead::tempo)] = {"fast", "moderate", "slow", "very_fast"};
    all[static_cast<std::size_t>(StyleHead::tag)] = {"pedal_marked", "staccato"};
    return all;
}

StylePiece scale() {
    StylePiece piece;
    for (int i = 0; i < 400; ++i)
        piece.music.notes.push_back({0.25 * i, 0.25, static_cast<std::uint8_t>(50 + i % 24), 64, 0, 0});
    piece.music.pedals = {{0, PedalKind::damper, 127, 0}};
    piece.row.bpm = 120;
    piece.truth.label[static_cast<std::size_t>(StyleHead::tempo)] = 0;
    piece.truth.label[static_cast<std::size_t>(StyleHead::composer)] = 3;
    piece.truth.tags = {1, 0};
    return piece;
}

StyleExample augmented(const StylePiece& piece, std::mt19937_64& random) {
    return augmentedWindow(piece, labels(), styleWindowSeconds, {}, random);
}

} // namespace

TEST(Augmentation, TheSameSeedGivesTheSameWindow) {
    std::mt19937_64 one(7);
    std::mt19937_64 two(7);
    const auto first = augmented(scale(), one);
    const auto second = augmented(scale(), two);
    EXPECT_EQ(first.music.notes, second.music.notes);
    EXPECT_EQ(first.music.pedals, second.music.pedals);
}

TEST(Augmentation, TheTempoLabelFollowsTheTempo) {
    std::mt19937_64 random(1);
    std::set<int> seen;
    for (int i = 0; i < 200; ++i) {
        const auto example = augmented(scale(), random);
        const int label = example.truth.label[static_cast<std::size_t>(StyleHead::tempo)];
        seen.insert(label);
        // 120 beats a minute and two notes a beat: below 112 the scale has fewer than 60 onsets in the
        // window.
        const auto onsets = static_cast<double>(example.music.notes.size());
        const double most = label == 1 ? 112 : 150; // beats a minute
        EXPECT_LE(onsets, most / 60 * 2 * styleWindowSeconds + 2);
    }
    EXPECT_EQ(seen, (std::set<int>{0, 1})) << "96 to 150 beats a minute are moderate or fast";
}

TEST(Augmentation, WithoutBeatsAMinuteTheTempoIsNoLongerKnown) {
    std::mt19937_64 random(1);
    auto piece = scale();
    piece.row.bpm = 0;
    EXPECT_FALSE(augmented(piece, random).truth.known(StyleHead::tempo));
}

TEST(Augmentation, AChangedPedalMasksOnlyTheLabelAboutIt) {
    std::mt19937_64 random(1);
    int masked = 0;
    for (int i = 0; i < 200; ++i) {
        const auto example = augmented(scale(), random);
        EXPECT_EQ(example.truth.tags[1], 0);
        EXPECT_EQ(example.truth.label[static_cast<std::size_t>(StyleHead::composer)], 3);
        const bool kept = example.music.pedals.size() == 1 && example.music.pedals.front().seconds == 0;
        EXPECT_EQ(example.truth.tags[0], kept ? 1 : StyleLabels::unknown);
        masked += kept ? 0 : 1;
    }
    EXPECT_GT(masked, 50);
    EXPECT_LT(masked, 150);
}

TEST(Augmentation, WindowsStayOnTheKeyboardAndInOrder) {
    std::mt19937_64 random(3);
    auto piece = scale();
    piece.music.notes[0].pitch = 127;
    piece.music.notes[1].pitch = 0;
    for (int i = 0; i < 100; ++i) {
        const auto window = augmented(piece, random).music;
        for (std::size_t n = 0; n < window.notes.size(); ++n) {
            EXPECT_LE(window.notes[n].pitch, 127);
            EXPECT_GE(window.notes[n].velocity, 1);
            EXPECT_LE(window.notes[n].velocity, 127);
            EXPECT_GE(window.notes[n].onset, 0);
            EXPECT_GT(window.notes[n].duration, 0);
            EXPECT_LE(window.notes[n > 0 ? n - 1 : 0].onset, window.notes[n].onset);
        }
    }
}

} // namespace atos
