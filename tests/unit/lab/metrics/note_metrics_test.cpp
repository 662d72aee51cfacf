// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/note_metrics.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(NoteScores, AreWholeForTheTruthItself) {
    const std::vector<Note> notes{{0, 1, 60, 20}, {0.5, 1, 64, 90}, {2, 0.1, 60, 70}};
    const auto scores = scoreNotes(notes, notes);
    EXPECT_DOUBLE_EQ(scores.notes.f1(), 1);
    EXPECT_DOUBLE_EQ(scores.withOffsetsAndVelocities.f1(), 1);
    EXPECT_DOUBLE_EQ(scores.medianOnsetError, 0);
}

TEST(NoteScores, MatchOnsetsWithinFiftyMilliseconds) {
    const std::vector<Note> truth{{1, 1, 60, 64}, {2, 1, 60, 64}, {3, 1, 60, 64}};
    const std::vector<Note> found{{1.05, 1, 60, 64}, {2.051, 1, 60, 64}, {3, 1, 61, 64}};
    const auto scores = scoreNotes(truth, found);
    EXPECT_EQ(scores.notes.matched, 1U);
    EXPECT_DOUBLE_EQ(scores.notes.precision(), 1.0 / 3);
    EXPECT_DOUBLE_EQ(scores.notes.f1(), 1.0 / 3);
}

TEST(NoteScores, MatchOneToOneAndAsManyAsCan) {
    // The first found note fits both true ones, the second only the first true one.
    const std::vector<Note> truth{{1.00, 1, 60, 64}, {1.06, 1, 60, 64}};
    const std::vector<Note> found{{0.96, 1, 60, 64}, {1.03, 1, 60, 64}};
    EXPECT_EQ(scoreNotes(truth, found).notes.matched, 2U);
    const std::vector<Note> doubled{{1.00, 1, 60, 64}, {1.01, 1, 60, 64}};
    EXPECT_EQ(scoreNotes(std::span(truth).first(1), doubled).notes.matched, 1U);
}

TEST(NoteScores, WithOffsetsAllowAFifthOfTheLength) {
    const std::vector<Note> truth{{0, 2, 60, 64}, {5, 0.1, 60, 64}};
    const std::vector<Note> near{{0, 2.39, 60, 64}, {5, 0.149, 60, 64}};
    const std::vector<Note> far{{0, 2.41, 60, 64}, {5, 0.151, 60, 64}};
    EXPECT_EQ(scoreNotes(truth, near).withOffsets.matched, 2U);
    EXPECT_EQ(scoreNotes(truth, far).withOffsets.matched, 0U);
    EXPECT_EQ(scoreNotes(truth, far).notes.matched, 2U);
}

TEST(NoteScores, WithVelocitiesForgiveAnotherScale) {
    std::vector<Note> truth;
    std::vector<Note> found;
    for (int i = 0; i < 20; ++i) {
        truth.push_back({1.0 * i, 0.5, 60, static_cast<std::uint8_t>(20 + 5 * i)});
        found.push_back({1.0 * i, 0.5, 60, static_cast<std::uint8_t>(40 + 2 * i)});
    }
    EXPECT_EQ(scoreNotes(truth, found).withVelocities.matched, 20U);
    found[10].velocity += 10; // 25 of the true scale
    EXPECT_EQ(scoreNotes(truth, found).withVelocities.matched, 19U);
}

TEST(NoteScores, OfNothingAreNothing) {
    const std::vector<Note> some{{0, 1, 60, 64}};
    EXPECT_EQ(scoreNotes({}, {}).notes.f1(), 0);
    EXPECT_EQ(scoreNotes(some, {}).withVelocities.f1(), 0);
    EXPECT_EQ(scoreNotes({}, some).withVelocities.f1(), 0);
}

TEST(NoteScores, TellHowLateTheOnsetsAre) {
    const std::vector<Note> truth{{1, 1, 60, 64}, {2, 1, 62, 64}, {3, 1, 64, 64}};
    const std::vector<Note> found{{1.02, 1, 60, 64}, {2.02, 1, 62, 64}, {3.04, 1, 64, 64}};
    EXPECT_NEAR(scoreNotes(truth, found).medianOnsetError, 0.02, 1e-9);
}

TEST(PedalScores, CountTheTimeItIsDown) {
    const std::vector<Pedal> truth{{0, PedalKind::damper, 127, 0}, {1, PedalKind::damper, 0, 0}};
    const std::vector<Pedal> found{{0.5, PedalKind::damper, 127, 0}, {1.5, PedalKind::damper, 0, 0}};
    const auto counts = scorePedal(truth, found, 2);
    EXPECT_NEAR(counts.recall(), 0.5, 0.03);
    EXPECT_NEAR(counts.precision(), 0.5, 0.03);
}

} // namespace
} // namespace atos
