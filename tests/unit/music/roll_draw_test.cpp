// SPDX-License-Identifier: Apache-2.0
#include "music/piano_roll.h"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>

#include <cmath>

namespace atos {
namespace {

Performance oneNote(double onset, double duration) {
    Performance performance;
    performance.notes = {{onset, duration, 60, 100, 0, 0}};
    return performance;
}

int cell(const cv::Mat& plane, int pitch, int frame) {
    return plane.at<std::uint8_t>(PianoRoll::rowOf(pitch), frame);
}

int damper(const PianoRoll& roll, int frame) {
    return roll.damper().at<std::uint8_t>(0, frame);
}

} // namespace

TEST(RollDraw, ANoteFillsItsFrames) {
    const auto roll = drawRoll(oneNote(0.1, 0.9));
    ASSERT_TRUE(roll);
    ASSERT_EQ(roll->frames(), 100);
    EXPECT_EQ(cell(roll->onsetVelocity(), 60, 10), 100);
    EXPECT_EQ(cv::countNonZero(roll->onsetVelocity()), 1);
    EXPECT_EQ(cell(roll->sounding(), 60, 9), 0);
    EXPECT_EQ(cell(roll->sounding(), 60, 10), 255);
    EXPECT_EQ(cell(roll->sounding(), 60, 99), 255);
    EXPECT_EQ(cv::countNonZero(roll->sounding()), 90);
    EXPECT_EQ(cv::countNonZero(roll->damper()), 0);
}

TEST(RollDraw, ThePedalKeepsTheKeySoundingUntilItIsStruckAgainOrThePedalRises) {
    Performance performance;
    performance.notes = {{0.0, 0.2, 60, 100, 0, 0}, {0.5, 0.1, 60, 80, 0, 0}};
    performance.pedals = {{0.1, PedalKind::damper, 90, 0}, {0.8, PedalKind::damper, 10, 0}};
    RollOptions options;
    options.seconds = 1;
    const auto roll = drawRoll(performance, options);
    ASSERT_TRUE(roll);
    const cv::Mat sounding = roll->sounding();
    for (const auto& [frame, value] :
         {std::pair{19, 255}, {20, 128}, {49, 128}, {50, 255}, {59, 255}, {60, 128}, {79, 128}, {80, 0}})
        EXPECT_EQ(cell(sounding, 60, frame), value) << frame;
    EXPECT_EQ(damper(*roll, 9), 0);
    EXPECT_EQ(damper(*roll, 10), 90);
    EXPECT_EQ(damper(*roll, 80), 10);
}

TEST(RollDraw, APedalPressedAfterTheReleaseCatchesNothing) {
    Performance performance = oneNote(0, 0.2);
    performance.pedals = {{0.201, PedalKind::damper, 127, 0}};
    RollOptions options;
    options.seconds = 1;
    const auto roll = drawRoll(performance, options);
    ASSERT_TRUE(roll);
    EXPECT_EQ(cell(roll->sounding(), 60, 20), 0);
    EXPECT_EQ(damper(*roll, 20), 127);
}

TEST(RollDraw, BeatsFollowTheTempo) {
    Performance performance = oneNote(1, 1);
    performance.tempo.setTempo(0, 1.0);
    RollOptions options;
    options.clock = RollClock::beats;
    options.framesPerUnit = 4;
    const auto roll = drawRoll(performance, options);
    ASSERT_TRUE(roll);
    EXPECT_EQ(roll->frames(), 8);
    EXPECT_EQ(cell(roll->onsetVelocity(), 60, 4), 100);
}

TEST(RollDraw, AStretchBeginsWithWhatStillSounds) {
    RollOptions options;
    options.fromSeconds = 0.5;
    options.seconds = 0.25;
    const auto roll = drawRoll(oneNote(0.1, 0.9), options);
    ASSERT_TRUE(roll);
    EXPECT_EQ(roll->frames(), 25);
    EXPECT_EQ(cv::countNonZero(roll->onsetVelocity()), 0);
    EXPECT_EQ(cv::countNonZero(roll->sounding()), 25);
}

TEST(RollDraw, LeavesOutWhatIsNotOnThePiano) {
    Performance performance;
    for (const int pitch : {0, 20, 109, 127})
        performance.notes.push_back({0, 1, static_cast<std::uint8_t>(pitch), 100, 0, 0});
    const auto roll = drawRoll(performance);
    ASSERT_TRUE(roll);
    EXPECT_EQ(cv::countNonZero(roll->planes), 0);
}

TEST(RollDraw, DrawsThePlanesThatAreWantedAndNoOthers) {
    Performance performance;
    performance.notes = {{0.0, 0.2, 60, 100, 0, 0}, {0.5, 0.1, 64, 80, 0, 0}};
    performance.pedals = {{0.1, PedalKind::damper, 90, 0}};
    const auto all = drawRoll(performance);
    ASSERT_TRUE(all);
    for (const RollPlanes planes : {RollPlanes{true, false, false}, RollPlanes{false, true, false},
                                    RollPlanes{false, false, true}, RollPlanes{false, true, true}}) {
        RollOptions options;
        options.planes = planes;
        const auto some = drawRoll(performance, options);
        ASSERT_TRUE(some);
        EXPECT_EQ(some->planes.rows, planes.rows());
        const auto same = [](const cv::Mat& a, const cv::Mat& b) { return cv::norm(a, b, cv::NORM_L1) == 0; };
        EXPECT_TRUE(planes.onsets ? same(some->onsetVelocity(), all->onsetVelocity())
                                  : some->onsetVelocity().empty());
        EXPECT_TRUE(planes.sounding ? same(some->sounding(), all->sounding()) : some->sounding().empty());
        EXPECT_TRUE(planes.damper ? same(some->damper(), all->damper()) : some->damper().empty());
        EXPECT_FALSE(performanceFromRoll(*some)) << "not all that it takes to read it";
    }
}

TEST(RollDraw, DrawsOverWhatItsMemoryHeld) {
    cv::Mat memory;
    const auto first = drawRoll(oneNote(0, 3), {}, memory);
    ASSERT_TRUE(first);
    const std::uint8_t* const place = memory.data;
    const auto again = drawRoll(oneNote(0.1, 0.9), {}, memory);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->planes.data, place);
    EXPECT_EQ(cv::norm(again->planes, drawRoll(oneNote(0.1, 0.9))->planes, cv::NORM_L1), 0);
    const auto longer = drawRoll(oneNote(0, 5), {}, memory);
    ASSERT_TRUE(longer);
    EXPECT_EQ(longer->frames(), 500);
    EXPECT_EQ(cv::norm(longer->planes, drawRoll(oneNote(0, 5))->planes, cv::NORM_L1), 0);
}

TEST(RollDraw, RefusesAbsurdImages) {
    for (const double rate : {0.0, -1.0, 10001.0, std::nan("")}) {
        RollOptions options;
        options.framesPerUnit = rate;
        EXPECT_FALSE(drawRoll({}, options));
    }
    EXPECT_FALSE(drawRoll(oneNote(0, 1e9)));
}

} // namespace atos
