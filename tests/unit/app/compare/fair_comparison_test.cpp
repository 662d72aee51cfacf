// SPDX-License-Identifier: Apache-2.0
#include "app/compare/fair_comparison.h"

#include "lab/touch/simulated_keyboards.h"

#include <gmock/gmock.h>

#include <cmath>

namespace atos {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// Scales in waves of loudness; the same notes for the same loudness.
Performance waves(double loudness, double pace = 1) {
    Performance take;
    for (int i = 0; i < 800; ++i) {
        const double velocity = loudness + 18 * std::sin(i / 30.0) + (i * 7) % 11;
        take.notes.push_back({0.15 * pace * i, 0.12, static_cast<std::uint8_t>(48 + (i * 5) % 36),
                              static_cast<std::uint8_t>(velocity), 0, 0});
    }
    return take;
}

const SimulatedKeyboard& keyboardCalled(std::string_view name) {
    for (const SimulatedKeyboard& touch : simulatedKeyboards())
        if (touch.name == name) return touch;
    return simulatedKeyboards()[0];
}

const Difference* differenceIn(const FairComparison& fair, const std::string& aspect) {
    for (const Difference& difference : fair.comparison.pairs[0].differences)
        if (difference.aspect == aspect) return &difference;
    return nullptr;
}

VelocityProfile touchOfMany(const SimulatedKeyboard* keyboard) {
    std::vector<Performance> takes;
    for (const double loudness : {45, 55, 60, 65, 75}) {
        takes.push_back(waves(loudness));
        if (keyboard != nullptr) takes.back() = playedOn(takes.back(), *keyboard);
    }
    return *measureVelocityProfile(takes);
}

} // namespace

TEST(FairComparison, WithoutKeyboardsTakesAreComparedAsTheyWereSent) {
    const std::vector<Performance> takes{waves(50), waves(65)};
    const auto fair = compareFairly(takes, {}, touchOfMany(nullptr));
    ASSERT_TRUE(fair);
    EXPECT_EQ(fair->basis, LoudnessBasis::asSent);
    EXPECT_THAT(fair->sentence, IsEmpty());
    EXPECT_TRUE(differenceIn(*fair, "loudness")->sure);
}

TEST(FairComparison, OnKeyboardsThatDifferLoudnessIsNotSure) {
    std::vector<Performance> takes{waves(60), playedOn(waves(60), keyboardCalled("soft"))};
    takes[0].keyboard = "Stage Piano";
    takes[1].keyboard = "Home Piano";
    const auto fair = compareFairly(takes, {}, touchOfMany(nullptr));
    ASSERT_TRUE(fair);
    EXPECT_EQ(fair->basis, LoudnessBasis::unknown);
    EXPECT_THAT(fair->sentence, HasSubstr("different keyboards"));
    ASSERT_NE(differenceIn(*fair, "loudness"), nullptr);
    EXPECT_FALSE(differenceIn(*fair, "loudness")->sure);
}

TEST(FairComparison, OnOneKeyboardItIs) {
    std::vector<Performance> takes{waves(50), waves(65)};
    takes[0].keyboard = takes[1].keyboard = "Home Piano";
    EXPECT_EQ(compareFairly(takes, {}, touchOfMany(nullptr))->basis, LoudnessBasis::asSent);
}

TEST(FairComparison, KnownTouchesTakeTheKeyboardOutOfTheComparison) {
    const SimulatedKeyboard& easy = keyboardCalled("soft");
    const std::vector<VelocityProfile> profiles{touchOfMany(nullptr), touchOfMany(&easy)};
    const std::vector<Performance> same{waves(60), playedOn(waves(60), easy)};
    const auto alike = compareFairly(same, profiles, touchOfMany(nullptr));
    ASSERT_TRUE(alike);
    EXPECT_EQ(alike->basis, LoudnessBasis::normalised);
    EXPECT_EQ(differenceIn(*alike, "loudness"), nullptr) << "it was the keyboard";
    EXPECT_GT(alike->loudnessAsSent[1].value, alike->loudnessAsSent[0].value + 10);

    const std::vector<Performance> louder{waves(50), playedOn(waves(65), easy)};
    const auto differ = compareFairly(louder, profiles, touchOfMany(nullptr));
    ASSERT_NE(differenceIn(*differ, "loudness"), nullptr) << "it was the player";
    EXPECT_NEAR(differenceIn(*differ, "loudness")->second, 15, 3);
}

TEST(FairComparison, EachTakeNeedsATouchOrNone) {
    const std::vector<Performance> takes{waves(50), waves(65)};
    const std::vector<VelocityProfile> one{touchOfMany(nullptr)};
    const auto fair = compareFairly(takes, one, one[0]);
    ASSERT_FALSE(fair);
    EXPECT_EQ(fair.error().code, ErrorCode::badInput);
}

} // namespace atos
