// SPDX-License-Identifier: Apache-2.0
// A view of hours once cost what all their notes did: a second a frame.
#include "ui/items/roll_overview.h"
#include "ui/items/roll_painter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace atos {
namespace {

class RollOverviewTest : public testing::Test {
protected:
    RollOverviewTest() {
        palette_.lane = palette_.blackLane = palette_.line = Qt::black;
        palette_.soft = palette_.medium = palette_.loud = QColor(0, 200, 0);
        palette_.pedal = QColor(0, 0, 200);
    }
    /// All `seconds` of it in so many columns.
    QImage painted(const Performance& music, double seconds, int columns) {
        geometry_.width = columns;
        geometry_.pixelsPerSecond = columns / seconds;
        QImage image(columns, geometry_.height, QImage::Format_RGB32);
        QPainter painter(&image);
        RollPainter(std::make_shared<const Performance>(music), palette_, seconds)
            .paint(painter, geometry_, 0, 0, columns);
        return image;
    }
    [[nodiscard]] bool sounds(const QImage& image, int column, int pitch) const {
        return image.pixelColor(column, geometry_.laneOf(pitch).center().y()).green() > 100;
    }

    RollPalette palette_;
    RollGeometry geometry_{400, 240, 20, 1, 40, 88};
};

TEST_F(RollOverviewTest, LosesNoNoteHoweverShort) {
    Performance music;
    music.notes = {{1000, 0.02, 60, 90, 0, 0}, {20000, 0.02, 72, 90, 0, 0}, {28799, 0.5, 50, 90, 0, 0}};
    const QImage image = painted(music, 28800, 400); // 72 seconds a column
    for (int column = 0; column < 400; ++column) {
        EXPECT_EQ(sounds(image, column, 60), column == 13) << column;
        EXPECT_EQ(sounds(image, column, 72), column == 277) << column;
        EXPECT_EQ(sounds(image, column, 50), column == 399) << column;
        EXPECT_FALSE(sounds(image, column, 61)) << column;
    }
}

/// Every width of the stretches, and widths between them: what sounds is where it is when each note is
/// painted.
TEST_F(RollOverviewTest, ShowsWhatSoundsWhereItDoes) {
    Performance music;
    for (int number = 0; number < 40; ++number)
        music.notes.push_back({number * 90.0, 45, 60, 90, 0, 0});
    for (const double seconds : {3600.0, 1800.0, 1300.0, 700.0, 230.0}) {
        const QImage image = painted(music, seconds, 400);
        const double second = seconds / 400;
        for (int column = 1; column < 399; ++column) {
            const double phase = std::fmod(column * second, 90); // a note is 45 seconds, then 45 of silence
            if (phase + second < 45) {
                EXPECT_TRUE(sounds(image, column, 60)) << seconds << ' ' << column;
            }
            if (phase > 45 + 2 * second && phase + 3 * second < 90) {
                EXPECT_FALSE(sounds(image, column, 60)) << seconds << ' ' << column;
            }
        }
    }
}

TEST_F(RollOverviewTest, ShowsThePedalAndTakesLoudestOfAColumn) {
    palette_.soft = QColor(0, 110, 0);
    palette_.medium = QColor(0, 180, 0);
    palette_.loud = QColor(0, 250, 0);
    Performance music;
    music.notes = {{100, 1, 60, 20, 0, 0}, {101, 1, 60, 120, 0, 0}, {3000, 1, 60, 20, 0, 0}};
    music.pedals = {{1800, PedalKind::damper, 127}}; // and never lifted
    const QImage image = painted(music, 3600, 400);
    EXPECT_GT(image.pixelColor(11, geometry_.laneOf(60).center().y()).green(),
              image.pixelColor(333, geometry_.laneOf(60).center().y()).green() + 50);
    const int lane = geometry_.height - 10;
    EXPECT_LT(image.pixelColor(150, lane).blue(), 50);
    EXPECT_GT(image.pixelColor(210, lane).blue(), 150);
    EXPECT_GT(image.pixelColor(330, lane).blue(), 150);
}

TEST_F(RollOverviewTest, BearsTimesFromStrangers) {
    RollOverview overview(10);
    constexpr double infinite = std::numeric_limits<double>::infinity();
    overview.add(-5, infinite, 60, 500);
    overview.add(std::nan(""), 3, 61, 1);
    overview.add(5, 4, 62, 1);
    overview.add(1e300, infinite, 63, 1);
    overview.add(1, 2, 400, 1);
    overview.add(1, 2, -1, 1);
    overview.finish();
    QImage image(40, 240, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    geometry_.pixelsPerSecond = 4;
    overview.paint(painter, geometry_, -1e6, {0, 40}, palette_, true);
    overview.paint(painter, geometry_, 0, {0, 40}, palette_, true);
    painter.end();
    EXPECT_TRUE(sounds(image, 20, 60));
    EXPECT_FALSE(sounds(image, 20, 61));
    EXPECT_FALSE(sounds(image, 20, 63));
}

} // namespace
} // namespace atos
