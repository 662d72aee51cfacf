// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/velocity_profile.h"

#include "lab/touch/simulated_keyboards.h"
#include "unit/tone/played_pieces.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace atos {
namespace {

using test::playedPieces;

std::vector<std::vector<double>> velocitiesOf(const std::vector<Performance>& takes) {
    std::vector<std::vector<double>> velocities;
    for (const Performance& take : takes) {
        std::vector<double>& ofTake = velocities.emplace_back();
        for (const Note& note : take.notes)
            ofTake.push_back(note.preciseVelocity());
    }
    return velocities;
}

Performance takeOf(const std::vector<int>& velocities) {
    Performance take;
    for (std::size_t i = 0; i < velocities.size(); ++i)
        take.notes.push_back(
            {static_cast<double>(i), 0.5, 60, static_cast<std::uint8_t>(velocities[i]), 0, 0});
    return take;
}

Performance evenTake(int low, int high, int repeats) {
    std::vector<int> velocities;
    for (int i = 0; i < repeats; ++i)
        for (int velocity = low; velocity <= high; ++velocity)
            velocities.push_back(velocity);
    return takeOf(velocities);
}

TEST(VelocityProfile, IsTheDistributionOfWhatWasStruck) {
    const Performance take = evenTake(21, 120, 3);
    const auto profile = measureVelocityProfile(std::span(&take, 1));
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->notes, 300);
    EXPECT_NEAR(profile->at(0.005), 21, 1);
    EXPECT_NEAR(profile->at(0.5), 70.5, 1);
    EXPECT_NEAR(profile->at(1), 120, 1);
    EXPECT_TRUE(std::is_sorted(profile->velocities.begin(), profile->velocities.end()));
}

TEST(VelocityProfile, TakesThatNoHandPlayedDoNotCount) {
    const std::vector<Performance> takes{takeOf(std::vector<int>(500, 64)), evenTake(40, 80, 10)};
    EXPECT_FALSE(measureVelocityProfile(std::span(takes).first(1)));
    EXPECT_FALSE(measureVelocityProfile({}));
    EXPECT_EQ(measureVelocityProfile(takes), measureVelocityProfile(std::span(takes).last(1)));
}

TEST(VelocityProfile, ALoudPieceMovesItAndDoesNotSplitIt) {
    const std::vector<Performance> takes{evenTake(30, 50, 30), evenTake(90, 110, 30)};
    EXPECT_NEAR(measureVelocityProfile(takes)->at(0.5), 70, 1);
}

TEST(VelocityMap, BringsEveryKeyboardsCurveBackFromTheSamePerformances) {
    const auto pieces = playedPieces();
    const auto struck = velocitiesOf(pieces);
    for (const SimulatedKeyboard& keyboard : simulatedKeyboards()) {
        std::vector<Performance> heard;
        for (const Performance& piece : pieces)
            heard.push_back(playedOn(piece, keyboard));
        const CurveError error =
            curveError(*measureVelocityProfile(pieces), *measureVelocityProfile(heard), keyboard, struck);
        EXPECT_LT(error.curve, 3) << keyboard.name;
        EXPECT_LT(error.normalised, 3) << keyboard.name;
        EXPECT_GT(error.curve, 0) << "a figure of nothing";
    }
}

TEST(VelocityMap, RisesAndStaysWithinWhatAKeyboardCanSay) {
    const auto pieces = playedPieces();
    for (const SimulatedKeyboard& keyboard : simulatedKeyboards()) {
        const Performance heard = playedOn(pieces[0], keyboard);
        const VelocityMap map(*measureVelocityProfile(std::span(&heard, 1)),
                              *measureVelocityProfile(std::span(&pieces[1], 1)));
        double before = 0;
        for (int velocity = 1; velocity <= 127; ++velocity) {
            EXPECT_GE(map(velocity), before) << keyboard.name << " " << velocity;
            before = map(velocity);
        }
        EXPECT_GE(map(1), 1);
        EXPECT_LE(map(127), 128);
    }
}

TEST(VelocityMap, ToItsOwnTouchChangesNothingWorthMentioning) {
    const Performance take = playedPieces()[0];
    const auto profile = measureVelocityProfile(std::span(&take, 1));
    const Performance same = withVelocityMap(take, VelocityMap(*profile, *profile));
    for (std::size_t i = 0; i < take.notes.size(); ++i)
        EXPECT_NEAR(same.notes[i].preciseVelocity(), take.notes[i].preciseVelocity(), 0.01);
}

TEST(VelocityMap, AClippedEndBecomesTheMeanOfWhatItStandsFor) {
    Performance clipped = evenTake(20, 119, 5);
    for (Note& note : clipped.notes)
        note.velocity = std::min<std::uint8_t>(note.velocity, 100);
    const Performance whole = evenTake(20, 119, 5);
    const VelocityMap map(*measureVelocityProfile(std::span(&clipped, 1)),
                          *measureVelocityProfile(std::span(&whole, 1)));
    EXPECT_NEAR(map(100), 109.5, 1);
    EXPECT_NEAR(map(60), 60, 1);
}

TEST(VelocityProfileFile, ComesBackAsItWasWritten) {
    const auto pieces = playedPieces();
    const auto profile = measureVelocityProfile(pieces);
    const auto again = velocityProfileFromJson(velocityProfileJson(*profile), "here");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->takes, profile->takes);
    for (std::size_t i = 0; i < profile->velocities.size(); ++i)
        EXPECT_NEAR(again->velocities[i], profile->velocities[i], 0.001);
}

TEST(VelocityProfileFile, AnythingElseIsRefusedInOneSentence) {
    const auto pieces = playedPieces();
    const Json sound = velocityProfileJson(*measureVelocityProfile(pieces));
    std::vector<Json> wrong{Json(), Json::array(), Json::object(), "touch", sound,
                            sound,  sound,         sound,          sound};
    wrong[4]["velocities"].erase(0);
    wrong[5]["velocities"][10] = 3; // falls
    wrong[6]["velocities"][99] = 1e9;
    wrong[7]["velocities"][50] = "loud";
    wrong[8]["schema"] = 2;
    for (const Json& json : wrong) {
        const auto profile = velocityProfileFromJson(json, "the file");
        ASSERT_FALSE(profile) << json.dump();
        EXPECT_EQ(profile.error().message, "the file does not hold a keyboard's touch.");
    }
}

} // namespace
} // namespace atos
