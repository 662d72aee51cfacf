// SPDX-License-Identifier: Apache-2.0
#include "music/classic_picture.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/imgcodecs.hpp>

namespace atos {
namespace {

using testing::HasSubstr;

class ClassicPictureTest : public testing::Test {
protected:
    static Bytes png(const cv::Mat& image) {
        Bytes bytes;
        cv::imencode(".png", image, bytes);
        return bytes;
    }
    test::TemporaryFolder folder_;
};

TEST_F(ClassicPictureTest, IsGreyWithLowNotesAtTheTop) {
    Performance music;
    music.notes = {{0, 0.5, 21, 90, 0, 0}, {1, 0.25, 108, 20, 0, 0}};
    ASSERT_TRUE(writeClassicPicture(music, folder_ / "p.png"));
    const cv::Mat image = cv::imread((folder_ / "p.png").string(), cv::IMREAD_UNCHANGED);
    ASSERT_EQ(image.type(), CV_8UC1);
    ASSERT_EQ(image.size(), cv::Size(300, 106));
    EXPECT_EQ(cv::countNonZero(image), 6);
    EXPECT_EQ(image.at<std::uint8_t>(0, 3), 255);
    EXPECT_EQ(image.at<std::uint8_t>(108 - 21, 8), 255);
}

TEST_F(ClassicPictureTest, ComesBackWithItsOnsetsEvenOfRepeatedNotes) {
    Performance music;
    music.notes = {{0, 0.5, 60, 64, 0, 0}, {0.25, 1, 64, 64, 0, 0}, {0.5, 0.5, 60, 64, 0, 0}};
    ASSERT_TRUE(writeClassicPicture(music, folder_ / "p.png"));
    const auto back = readClassicPicture(folder_ / "p.png");
    ASSERT_TRUE(back) << back.error().message;
    music.notes[0].duration -= 0.125; // the gap before the repetition
    EXPECT_EQ(back->notes, music.notes);
}

TEST_F(ClassicPictureTest, HoldsTheFirst75BeatsByTheTempoMap) {
    Performance music;
    music.tempo.setTempo(0, 1);
    music.notes = {{74.75, 9, 60, 64, 0, 0}, {75, 1, 62, 64, 0, 0}, {0, 1, 127, 64, 0, 0}};
    ASSERT_TRUE(writeClassicPicture(music, folder_ / "p.png"));
    const auto back = readClassicPicture(folder_ / "p.png");
    ASSERT_EQ(back->notes.size(), 1U);
    EXPECT_EQ(back->notes[0], (Note{37.375, 0.125, 60, 64, 0, 0}));
}

TEST_F(ClassicPictureTest, ReadsGreysAndColoursByTheirBrightness) {
    cv::Mat image(106, 100, CV_8UC3, cv::Scalar(20, 20, 20));
    image.row(10).colRange(5, 9).setTo(cv::Scalar(200, 200, 200));
    const auto music = decodeClassicPicture(png(image), "It");
    ASSERT_TRUE(music) << music.error().message;
    ASSERT_EQ(music->notes.size(), 1U);
    EXPECT_EQ(music->notes[0], (Note{0.625, 0.5, 31, 64, 0, 0}));
}

TEST_F(ClassicPictureTest, OfSilenceIsSilence) {
    const auto music = decodeClassicPicture(png(cv::Mat::zeros(106, 300, CV_8UC1)), "It");
    ASSERT_TRUE(music);
    EXPECT_TRUE(music->notes.empty());
}

TEST_F(ClassicPictureTest, RefusesWhatItIsNotInOneSentence) {
    const auto refusal = [](std::span<const std::uint8_t> bytes) {
        return decodeClassicPicture(bytes, "It").error();
    };
    const std::string text = "This is no picture.";
    const Bytes words(text.begin(), text.end());
    EXPECT_THAT(refusal(words).message, HasSubstr("It is not a sound PNG"));
    EXPECT_THAT(refusal({}).message, HasSubstr("It is not a sound PNG"));
    EXPECT_THAT(refusal(png(cv::Mat::zeros(88, 300, CV_8UC1))).message, HasSubstr("106 pixels high"));
    EXPECT_THAT(refusal(png(cv::Mat::zeros(106, 20'000, CV_8UC1))).message, HasSubstr("too wide"));
    Bytes cut = png(cv::Mat::ones(106, 300, CV_8UC1));
    cut.resize(cut.size() / 2);
    EXPECT_EQ(refusal(cut).code, ErrorCode::badInput);
    EXPECT_EQ(readClassicPicture(folder_ / "none.png").error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
