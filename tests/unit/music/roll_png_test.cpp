// SPDX-License-Identifier: Apache-2.0
#include "music/roll_png.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <functional>

namespace atos {
namespace {

using testing::HasSubstr;

PianoRoll someRoll(RollClock clock, double rate) {
    Performance performance;
    performance.notes = {{0, 0.5, 60, 100, 0, 0}, {0.25, 0.5, 64, 31, 0, 0}};
    performance.pedals = {{0.3, PedalKind::damper, 77, 0}};
    RollOptions options;
    options.clock = clock;
    options.framesPerUnit = rate;
    return *drawRoll(performance, options);
}

class RollPngFile : public testing::Test {
protected:
    std::string refusal(const cv::Mat& image) {
        cv::imwrite((folder_ / "image.png").string(), image);
        return readRollPng(folder_ / "image.png").error().message;
    }
    /// The sound image with one change to its bytes.
    Result<RollPng> changed(const std::function<void(Bytes&)>& change) {
        EXPECT_TRUE(writeRollPng(someRoll(RollClock::seconds, 100), folder_ / "roll.png"));
        Bytes bytes = *readFile(folder_ / "roll.png", 1U << 20U);
        change(bytes);
        EXPECT_TRUE(writeFile(folder_ / "roll.png", bytes));
        return readRollPng(folder_ / "roll.png");
    }

    test::TemporaryFolder folder_;
};

} // namespace

TEST_F(RollPngFile, ReadsBackWhatItWrote) {
    for (const auto& [clock, rate] :
         {std::pair{RollClock::seconds, 100.0}, {RollClock::beats, 12.3456789012345}}) {
        const PianoRoll roll = someRoll(clock, rate);
        ASSERT_TRUE(writeRollPng(roll, folder_ / "roll.png"));
        const auto again = readRollPng(folder_ / "roll.png");
        ASSERT_TRUE(again) << again.error().message;
        EXPECT_EQ(again->roll.framesPerUnit, rate);
        EXPECT_TRUE(again->rateStated);
        EXPECT_EQ(again->roll.clock, clock);
        ASSERT_EQ(again->roll.planes.size(), roll.planes.size());
        EXPECT_EQ(cv::norm(again->roll.planes, roll.planes, cv::NORM_L1), 0);
    }
}

TEST_F(RollPngFile, ColoursAreOnsetSoundingAndDamper) {
    const PianoRoll roll = someRoll(RollClock::seconds, 100);
    ASSERT_TRUE(writeRollPng(roll, folder_ / "roll.png"));
    const cv::Mat image = cv::imread((folder_ / "roll.png").string(), cv::IMREAD_COLOR);
    const auto pixel = image.at<cv::Vec3b>(PianoRoll::rowOf(64), 30);
    EXPECT_EQ(pixel, cv::Vec3b(77, 255, 0));
    EXPECT_EQ(image.at<cv::Vec3b>(PianoRoll::rowOf(60), 0)[2], 100);
}

TEST_F(RollPngFile, RefusesOtherImages) {
    EXPECT_THAT(refusal(cv::Mat(87, 10, CV_8UC3)), HasSubstr("88 pixels high"));
    EXPECT_THAT(refusal(cv::Mat(88, 10, CV_8UC1)), HasSubstr("it is grey"));
    EXPECT_THAT(readRollPng(folder_ / "missing.png").error().message, HasSubstr("missing.png"));
}

TEST_F(RollPngFile, ReadsWhatAnImageEditorMadeOfIt) {
    // Editors drop the text chunks, and some add an alpha channel or deepen the colours: such an image was
    // refused.
    const PianoRoll roll = someRoll(RollClock::seconds, 100);
    ASSERT_TRUE(writeRollPng(roll, folder_ / "roll.png"));
    const cv::Mat image = cv::imread((folder_ / "roll.png").string(), cv::IMREAD_COLOR);
    cv::Mat withAlpha, deep;
    cv::cvtColor(image, withAlpha, cv::COLOR_BGR2BGRA);
    image.convertTo(deep, CV_16U, 257);
    for (const cv::Mat& saved : {image, withAlpha, deep}) {
        cv::imwrite((folder_ / "edited.png").string(), saved);
        const auto again = readRollPng(folder_ / "edited.png");
        ASSERT_TRUE(again) << again.error().message;
        EXPECT_FALSE(again->rateStated);
        EXPECT_EQ(again->roll.framesPerUnit, RollOptions{}.framesPerUnit);
        EXPECT_EQ(cv::norm(again->roll.planes, roll.planes, cv::NORM_L1), 0);
    }
}

TEST_F(RollPngFile, AnImageInBeatsKeepsTheTempo) {
    // It came back at 120 beats a minute, whatever the music's tempo was.
    Performance performance;
    performance.tempo.setTempo(0, 60.0 / 90);
    performance.tempo.setTempo(4.5, 60.0 / 72.123456789);
    performance.notes = {{0, 0.5, 60, 100, 0, 0}, {5, 0.5, 64, 31, 0, 0}};
    RollOptions options;
    options.clock = RollClock::beats;
    options.framesPerUnit = 24;
    ASSERT_TRUE(writeRollPng(*drawRoll(performance, options), folder_ / "roll.png"));
    const auto again = readRollPng(folder_ / "roll.png");
    ASSERT_TRUE(again) << again.error().message;
    const auto music = performanceFromRoll(again->roll);
    ASSERT_TRUE(music);
    EXPECT_NEAR(music->notes.back().onset, 5, 0.02);
    ASSERT_EQ(music->tempo.changes().size(), 2U);
    EXPECT_EQ(music->tempo.changes()[1].secondsPerBeat, performance.tempo.changes()[1].secondsPerBeat);
}

TEST_F(RollPngFile, RefusesDamagedImages) {
    constexpr std::size_t widthAt = 16;
    EXPECT_FALSE(changed([](Bytes& bytes) { bytes.clear(); }));
    EXPECT_FALSE(changed([](Bytes& bytes) { bytes.resize(bytes.size() / 2); }));
    EXPECT_FALSE(changed([](Bytes& bytes) { bytes[widthAt] = 0x7F; }));
    EXPECT_FALSE(changed([](Bytes& bytes) { bytes[0] = 'x'; }));
    EXPECT_TRUE(changed([](Bytes&) {}));
}

TEST_F(RollPngFile, RefusesWhatCannotBeAnImage) {
    EXPECT_FALSE(writeRollPng(*drawRoll({}), folder_ / "roll.png"));
    EXPECT_FALSE(writeRollPng({}, folder_ / "roll.png"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "roll.png"));
}

} // namespace atos
