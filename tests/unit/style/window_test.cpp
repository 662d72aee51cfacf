// SPDX-License-Identifier: Apache-2.0
#include "style/window.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// One note a second, each half a second long.
Performance steady(int notes) {
    Performance music;
    for (int i = 0; i < notes; ++i)
        music.notes.push_back(
            {static_cast<double>(i), 0.5, static_cast<std::uint8_t>(40 + i % 40), 80, 0, 0});
    return music;
}

} // namespace

TEST(Excerpt, HoldsWhatSoundsInTheWindowAndCountsFromItsStart) {
    const auto window = cutOut(steady(20), 3.25, 2);
    ASSERT_THAT(window.notes, SizeIs(3)) << "the note of second 3 still sounds";
    EXPECT_DOUBLE_EQ(window.notes[0].onset, 0);
    EXPECT_DOUBLE_EQ(window.notes[0].duration, 0.25);
    EXPECT_DOUBLE_EQ(window.notes[1].onset, 0.75);
    EXPECT_DOUBLE_EQ(window.notes[1].duration, 0.5);
}

TEST(Excerpt, KnowsThatTheDamperWasAlreadyDown) {
    auto music = steady(20);
    music.pedals = {
        {1, PedalKind::damper, 100, 0}, {2, PedalKind::soft, 127, 0}, {5.5, PedalKind::damper, 0, 0}};
    const auto window = cutOut(music, 4, 4);
    EXPECT_THAT(window.pedals,
                ElementsAre(Pedal{0, PedalKind::damper, 100, 0}, Pedal{1.5, PedalKind::damper, 0, 0}));
}

TEST(Excerpt, TheKeyboardsTouchCurveDoesNotSpeak) {
    auto soft = steady(16);
    auto loud = steady(16);
    for (std::size_t i = 0; i < 16; ++i) {
        soft.notes[i].velocity = static_cast<std::uint8_t>(20 + 2 * i);
        loud.notes[i].velocity = static_cast<std::uint8_t>(50 + 4 * i);
    }
    levelVelocities(soft);
    levelVelocities(loud);
    for (std::size_t i = 0; i < 16; ++i)
        EXPECT_NEAR(soft.notes[i].velocity, loud.notes[i].velocity, 1);
}

TEST(Excerpt, AConstantVelocityStaysConstant) {
    auto music = steady(16);
    levelVelocities(music);
    for (const Note& note : music.notes)
        EXPECT_EQ(note.velocity, 64);
}

TEST(Excerpt, DrawsThreePlanesBetweenNoughtAndOne) {
    std::vector<float> values(styleWindowSize, -1);
    ASSERT_TRUE(drawWindow(cutOut(steady(20), 0, styleWindowSeconds), values));
    EXPECT_THAT(values, testing::Each(testing::AllOf(testing::Ge(0), testing::Le(1))));
    const auto row = [&values](std::size_t plane, int pitch) {
        return values.begin() + static_cast<std::ptrdiff_t>(plane * styleWindowSize / 3)
               + static_cast<std::ptrdiff_t>(108 - pitch) * styleWindowFrames;
    };
    EXPECT_FLOAT_EQ(*row(0, 40), 64.0F / 127) << "the first note begins in the first frame";
    EXPECT_FLOAT_EQ(*(row(1, 40) + 3), 1) << "and sounds on";
    EXPECT_FLOAT_EQ(*(row(1, 40) + 10), 0) << "and ends";
    EXPECT_FLOAT_EQ(*(row(0, 41) + static_cast<int>(styleFramesPerSecond)), 64.0F / 127);
}

TEST(Excerpt, AnEmptyWindowIsDrawnEmpty) {
    std::vector<float> values(styleWindowSize, -1);
    ASSERT_TRUE(drawWindow({}, values));
    EXPECT_THAT(values, testing::Each(0));
}

TEST(Excerpt, WindowsSpreadOverTheMusicAndAreBounded) {
    EXPECT_THAT(windowStarts({}, 1000, 24), IsEmpty());
    EXPECT_THAT(windowStarts(steady(5), 1000, 24), ElementsAre(0.0));
    const auto starts = windowStarts(steady(100), 1000, 24);
    EXPECT_DOUBLE_EQ(starts.front(), 0);
    EXPECT_THAT(starts.back(), DoubleNear(99.5 - styleWindowSeconds, 1e-9));
    EXPECT_LE(starts[1] - starts[0], styleWindowSeconds / 2);
    EXPECT_THAT(windowStarts(steady(5000), 1e9, 24), SizeIs(24));
    EXPECT_THAT(windowStarts(steady(100), 15, 24), ElementsAre(0.0)) << "only 15 s are heard";
}

TEST(Excerpt, LongSilencesAreNoEvidence) {
    auto music = steady(10);
    EXPECT_NEAR(secondsOfMusic(music), 9.5, 1e-9);
    music.notes.push_back({1000, 1, 60, 64, 0, 0});
    EXPECT_NEAR(secondsOfMusic(music), 12.5, 1e-9);
    EXPECT_EQ(secondsOfMusic({}), 0);
}

} // namespace atos
