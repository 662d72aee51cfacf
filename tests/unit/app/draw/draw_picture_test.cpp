// SPDX-License-Identifier: Apache-2.0
#include "app/draw/draw_picture.h"

#include "compose/draw/picture.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace atos {
namespace {

cv::Mat line() {
    cv::Mat picture(64, 128, CV_8UC1, cv::Scalar(255));
    picture.row(20).colRange(10, 118).setTo(0);
    return picture;
}

TEST(DrawPicture, AFileAndACanvasGiveTheSameInk) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "line.png";
    const auto png = encodePng(line());
    ASSERT_TRUE(png);
    ASSERT_TRUE(writeFile(file, *png));
    const auto drawing = readDrawing(file);
    ASSERT_TRUE(drawing) << drawing.error().message;
    const auto fromFile = targetMaskOf(*drawing, 4);
    const auto fromCanvas = targetMaskOf({line(), "The drawing"}, 4);
    ASSERT_TRUE(fromFile && fromCanvas);
    EXPECT_EQ(fromFile->cols, 32);
    EXPECT_EQ(cv::countNonZero(*fromFile != *fromCanvas), 0);
    EXPECT_GT(cv::countNonZero(*fromFile), 0);
}

TEST(DrawPicture, AnEmptyDrawingIsRefusedByItsName) {
    const auto ink = targetMaskOf({cv::Mat(64, 64, CV_8UC1, cv::Scalar(255)), "The drawing"}, 4);
    ASSERT_FALSE(ink);
    EXPECT_TRUE(ink.error().message.starts_with("The drawing")) << ink.error().message;
}

TEST(DrawPicture, WeightsThatAreNotThereAreToldWhenTheyAreNeeded) {
    DrawingComposer composer("/nowhere/lstm.safetensors");
    EXPECT_FALSE(composer.installed());
    const auto ink = targetMaskOf({line(), "The drawing"}, 4);
    ASSERT_TRUE(ink);
    EXPECT_FALSE(composer.compose(*ink, {}, {}));
}

} // namespace
} // namespace atos
