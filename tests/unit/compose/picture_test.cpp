// SPDX-License-Identifier: Apache-2.0
// What strangers drop on the window: each bad picture is refused in one sentence.
#include "compose/draw/picture.h"

#include "compose/draw/target_mask.h"
#include "files/bytes.h"
#include "lab/composition/test_drawings.h"
#include "music/piano_roll.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <array>

namespace atos {
namespace {

using testing::HasSubstr;

Bytes pngOf(const cv::Mat& gray, int format = PNG_FORMAT_GRAY) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(gray.cols * gray.elemSize() / PNG_IMAGE_PIXEL_SIZE(format));
    image.height = static_cast<png_uint_32>(gray.rows);
    image.format = static_cast<png_uint_32>(format);
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, gray.data, static_cast<png_int_32>(gray.step),
                              nullptr);
    Bytes bytes(size);
    png_image_write_to_memory(&image, bytes.data(), &size, 0, gray.data, static_cast<png_int_32>(gray.step),
                              nullptr);
    bytes.resize(size);
    return bytes;
}

Bytes jpegOf(const cv::Mat& gray) {
    const tjhandle encoder = tjInitCompress();
    unsigned char* out = nullptr;
    unsigned long size = 0;
    tjCompress2(encoder, gray.data, gray.cols, static_cast<int>(gray.step), gray.rows, TJPF_GRAY, &out, &size,
                TJSAMP_GRAY, 90, 0);
    Bytes bytes(out, out + size);
    tjFree(out);
    tjDestroy(encoder);
    return bytes;
}

cv::Mat circle() {
    cv::Mat paper(200, 300, CV_8UC1, cv::Scalar(255));
    cv::circle(paper, {150, 100}, 70, cv::Scalar(0), 5);
    return paper;
}

std::string refusal(const Bytes& bytes) {
    const auto picture = decodePicture(bytes, "drawing");
    EXPECT_FALSE(picture);
    if (picture) return "";
    EXPECT_EQ(picture.error().code, ErrorCode::badInput);
    EXPECT_THAT(picture.error().message, testing::StartsWith("drawing"));
    return picture.error().message;
}

TEST(Picture, IsReadFromPng) {
    const auto picture = decodePicture(pngOf(circle()), "drawing");
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(cv::norm(picture->pixels, circle(), cv::NORM_INF), 0);
}

TEST(Picture, IsReadFromJpeg) {
    const auto picture = decodePicture(jpegOf(circle()), "drawing");
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_LT(cv::norm(picture->pixels, circle(), cv::NORM_L1) / (200 * 300), 4);
}

TEST(Picture, ThatIsTransparentLiesOnWhitePaper) {
    const cv::Mat clear = cv::Mat::zeros(10, 4 * 10, CV_8UC1); // RGBA, all transparent black
    const auto picture = decodePicture(pngOf(clear, PNG_FORMAT_RGBA), "drawing");
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(cv::countNonZero(picture->pixels != 255), 0);
}

TEST(Picture, OfTwentyThousandPixelsIsRefusedBeforeItIsDecoded) {
    const cv::Mat wide(2, 20'000, CV_8UC1, cv::Scalar(255));
    EXPECT_THAT(refusal(pngOf(wide)), HasSubstr("20000 x 2 pixels"));
    EXPECT_THAT(refusal(jpegOf(wide)), HasSubstr("20000 x 2 pixels"));
}

TEST(Picture, CutShortIsRefusedWhereverItEnds) {
    // A JPEG without its last two bytes, the end marker, is complete: the test after this one.
    for (const Bytes& whole : {pngOf(circle()), jpegOf(circle())})
        for (std::size_t kept = 8; kept < whole.size() - 2; kept += 1 + whole.size() / 50)
            refusal(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(kept)));
}

TEST(Picture, WithoutItsEndMarkerOrWithStrayBytesIsDrawnWithAWarning) {
    // Viewers show such photos as if nothing were wrong; they were refused as damaged.
    const Bytes whole = jpegOf(circle());
    const Bytes unended(whole.begin(), whole.end() - 2);
    Bytes stray = whole;
    stray.insert(stray.end() - 2, {0, 1, 2, 3});
    for (const Bytes& bytes : {unended, stray}) {
        const auto picture = decodePicture(bytes, "drawing");
        ASSERT_TRUE(picture) << picture.error().message;
        EXPECT_THAT(picture->warnings, testing::SizeIs(1));
        EXPECT_EQ(cv::norm(picture->pixels, decodePicture(whole, "drawing")->pixels, cv::NORM_INF), 0);
    }
}

TEST(Picture, OfACameraThatWasTurnedIsUpright) {
    // The photo lay on its side. Exif's orientation 6: the camera was turned to the left.
    const std::array<std::uint8_t, 36> exif{0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,    'M', 'M',
                                            0,    42,   0, 0,  0,   8,   0,   1,   1, 0x12, 0,   3,
                                            0,    0,    0, 1,  0,   6,   0,   0,   0, 0,    0,   0};
    Bytes bytes = jpegOf(circle());
    bytes.insert(bytes.begin() + 2, exif.begin(), exif.end());
    const auto picture = decodePicture(bytes, "drawing");
    ASSERT_TRUE(picture) << picture.error().message;
    cv::Mat turned;
    cv::rotate(decodePicture(jpegOf(circle()), "drawing")->pixels, turned, cv::ROTATE_90_CLOCKWISE);
    ASSERT_EQ(picture->pixels.size(), turned.size());
    EXPECT_EQ(cv::norm(picture->pixels, turned, cv::NORM_INF), 0);
}

TEST(Picture, ShowsYellowInkOnWhiteAndWhiteInkOnNothing) {
    // Both "had nothing drawn on them": one by its brightness, the other for lying on white paper.
    cv::Mat yellow(100, 150, CV_8UC3, cv::Scalar(255, 255, 255));
    cv::circle(yellow, {75, 50}, 30, cv::Scalar(255, 235, 59), 4);
    cv::Mat white = cv::Mat::zeros(100, 150, CV_8UC4);
    cv::circle(white, {75, 50}, 30, cv::Scalar(255, 255, 255, 255), 4);
    cv::Mat black(100, 150, CV_8UC1, cv::Scalar(255));
    cv::circle(black, {75, 50}, 30, cv::Scalar(0), 4);
    const auto meant = targetMask(black, 64, "drawing");
    ASSERT_TRUE(meant);
    for (const Bytes& bytes :
         {pngOf(yellow.reshape(1), PNG_FORMAT_RGB), pngOf(white.reshape(1), PNG_FORMAT_RGBA)}) {
        const auto picture = decodePicture(bytes, "drawing");
        ASSERT_TRUE(picture) << picture.error().message;
        const auto target = targetMask(picture->pixels, 64, "drawing");
        ASSERT_TRUE(target) << target.error().message;
        EXPECT_LE(cv::countNonZero(*target != *meant), cv::countNonZero(*meant) / 10);
    }
}

TEST(Picture, OfPaperInAShadowIsTheLineAndNotTheShadow) {
    // Half of the paper lay in a shadow, and the shadow's edge was played, "95 % alike".
    cv::Mat even(300, 400, CV_8UC1, cv::Scalar(220));
    cv::line(even, {20, 250}, {380, 60}, cv::Scalar(40), 4);
    cv::Mat shaded;
    even.convertTo(shaded, CV_32F);
    for (int y = 0; y < shaded.rows; ++y)
        for (int x = 0; x < shaded.cols; ++x)
            shaded.at<float>(y, x) *=
                1 - 0.55F * std::clamp((static_cast<float>(x + y) - 250) / 200, 0.0F, 1.0F);
    shaded.convertTo(shaded, CV_8UC1);
    const auto meant = targetMask(even, 64, "drawing");
    const auto found = targetMask(shaded, 64, "drawing");
    ASSERT_TRUE(meant && found);
    EXPECT_LE(cv::countNonZero(*found != *meant), cv::countNonZero(*meant) / 5);
}

TEST(Picture, OfAnotherKindIsNamed) {
    const std::string gif = "GIF89a and more";
    EXPECT_THAT(refusal(Bytes(gif.begin(), gif.end())), HasSubstr("is a GIF"));
    const std::string heic("\0\0\0\x18"
                           "ftypheic\0\0\0\0",
                           16);
    EXPECT_THAT(refusal(Bytes(heic.begin(), heic.end())), HasSubstr("HEIC"));
    const std::string svg = "<?xml version=\"1.0\"?>\n<svg width=\"3\"/>";
    EXPECT_THAT(refusal(Bytes(svg.begin(), svg.end())), HasSubstr("SVG"));
    const std::string text = "Dear diary, this is no picture.";
    EXPECT_THAT(refusal(Bytes(text.begin(), text.end())), HasSubstr("neither a PNG nor a JPEG nor a WebP"));
    EXPECT_THAT(refusal({}), HasSubstr("neither a PNG nor a JPEG nor a WebP"));
}

TEST(Picture, ThatIsNotThereIsRefused) {
    EXPECT_EQ(readPicture("/nonexistent/drawing.png").error().code, ErrorCode::badInput);
}

TEST(TargetInk, FollowsALine) {
    cv::Mat paper(400, 800, CV_8UC1, cv::Scalar(255));
    cv::line(paper, {0, 399}, {799, 0}, cv::Scalar(0), 3);
    const auto target = targetMask(paper, 128, "drawing");
    ASSERT_TRUE(target);
    for (int column = 0; column < 128; ++column) {
        cv::Mat places;
        cv::findNonZero(target->col(column), places);
        ASSERT_GE(places.total(), 1U) << column;
        const double pitch =
            highestPicturePitch - (places.at<cv::Point>(0).y - PianoRoll::rowOf(highestPicturePitch));
        const double share = (pitch - lowestPicturePitch) / (highestPicturePitch - lowestPicturePitch);
        EXPECT_NEAR(share, column / 127.0, 0.05) << column;
    }
}

TEST(TargetInk, IsTheSameLightOnDark) {
    cv::Mat inverted;
    cv::bitwise_not(circle(), inverted);
    const auto dark = targetMask(circle(), 100, "drawing");
    const auto light = targetMask(inverted, 100, "drawing");
    ASSERT_TRUE(dark && light);
    EXPECT_EQ(cv::norm(*dark, *light, cv::NORM_INF), 0);
}

TEST(TargetInk, OfAFilledAreaIsItsOutline) {
    cv::Mat paper(400, 800, CV_8UC1, cv::Scalar(255));
    cv::rectangle(paper, {200, 100}, {600, 300}, cv::Scalar(0), cv::FILLED);
    const auto target = targetMask(paper, 128, "drawing");
    ASSERT_TRUE(target);
    EXPECT_LE(cv::countNonZero(target->col(64)), 8);
    EXPECT_GE(cv::countNonZero(target->col(64)), 2);
}

TEST(TargetInk, OfAnEmptyPaperIsRefused) {
    const auto target = targetMask(cv::Mat(100, 100, CV_8UC1, cv::Scalar(255)), 128, "drawing");
    ASSERT_FALSE(target);
    EXPECT_THAT(target.error().message, HasSubstr("nothing drawn"));
}

TEST(TargetInk, OfASinglePixelIsPlayed) {
    const auto target = targetMask(cv::Mat(1, 1, CV_8UC1, cv::Scalar(0)), 8, "drawing");
    EXPECT_FALSE(target); // all border, so nothing differs from the paper
    cv::Mat dot(101, 101, CV_8UC1, cv::Scalar(255));
    dot.at<std::uint8_t>(50, 50) = 0;
    ASSERT_TRUE(targetMask(dot, 8, "drawing"));
}

TEST(TestDrawings, AllHaveInk) {
    EXPECT_EQ(testDrawings().size(), 12U);
    for (const TestDrawing& drawing : testDrawings()) {
        const auto target = targetMask(drawing.picture, 128, drawing.name);
        ASSERT_TRUE(target) << drawing.name;
        EXPECT_GT(cv::countNonZero(*target), 100) << drawing.name;
        EXPECT_LT(cv::countNonZero(*target), 128 * 12) << drawing.name;
        EXPECT_TRUE(checkTargetMask(*target));
    }
}

TEST(Picture, IsWrittenAsItWas) {
    const cv::Mat drawing = testDrawings().front().picture;
    const auto file = encodePng(drawing);
    ASSERT_TRUE(file);
    const auto again = decodePicture(*file, "drawing");
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(cv::countNonZero(again->pixels != drawing), 0);
}

TEST(TestDrawings, AreWrittenAsFilesThatCanBeDrawnFrom) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeTestDrawings(folder / "drawings"));
    for (const TestDrawing& drawing : testDrawings()) {
        const auto read = readPicture(folder / "drawings" / (drawing.name + ".png"));
        ASSERT_TRUE(read) << drawing.name;
        EXPECT_EQ(read->pixels.size(), drawing.picture.size());
    }
    EXPECT_FALSE(writeTestDrawings("/proc/nothing/here"));
}

} // namespace
} // namespace atos
