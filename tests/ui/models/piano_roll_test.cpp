// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/result_views.h"
#include "ui/fakes.h"
#include "ui/items/piano_keys_item.h"
#include "ui/items/piano_roll_item.h"
#include "ui/items/roll_painter.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QPainter>

#include <random>

namespace atos {
namespace {

void colour(RollPalette& palette) {
    palette.lane = Qt::black;
    palette.blackLane = QColor(10, 10, 10);
    palette.line = QColor(40, 40, 40);
    palette.soft = QColor(0, 0, 120);
    palette.medium = QColor(120, 120, 120);
    palette.loud = QColor(255, 255, 0);
    palette.pedal = QColor(0, 120, 0);
    palette.playhead = QColor(255, 0, 0);
    palette.text = Qt::white;
    palette.ivory = Qt::white;
    palette.ebony = Qt::black;
}

RollGeometry smallRoll() {
    RollGeometry geometry;
    geometry.width = 400;
    geometry.height = 240;
    geometry.pedalHeight = 20;
    geometry.pixelsPerSecond = 40;
    return geometry;
}

TEST(RollPalette, growsLighterFromSoftToLoud) {
    RollPalette palette;
    colour(palette);
    float last = -1;
    for (int velocity = 20; velocity <= 110; velocity += 10) {
        const float lightness = palette.velocity(velocity).lightnessF();
        EXPECT_GT(lightness, last) << velocity;
        last = lightness;
    }
}

TEST(RollPainter, drawsNotesWhereTheySound) {
    RollPalette palette;
    colour(palette);
    auto performance = std::make_shared<Performance>();
    performance->notes = {{2, 1, 60, 127, 0, 0}};
    const RollGeometry geometry = smallRoll();
    QImage image(geometry.width, geometry.height, QImage::Format_RGB32);
    QPainter painter(&image);
    RollPainter(performance, palette, 60).paint(painter, geometry, 0, 0, geometry.width);
    painter.end();
    const int y = geometry.laneOf(60).center().y();
    EXPECT_EQ(image.pixelColor(100, y), QColor(255, 255, 0));
    EXPECT_EQ(image.pixelColor(60, y), QColor(0, 0, 0));
    EXPECT_EQ(image.pixelColor(150, y), QColor(0, 0, 0));
}

TEST(RollPainter, drawsLouderNotesHigher) {
    RollPalette palette;
    colour(palette);
    auto performance = std::make_shared<Performance>();
    performance->notes = {{1, 1, 60, 20, 0, 0}, {4, 1, 60, 127, 0, 0}};
    RollGeometry geometry = smallRoll();
    geometry.height = 900;
    QImage image(geometry.width, geometry.height, QImage::Format_RGB32);
    QPainter painter(&image);
    RollPainter(performance, palette, 60).paint(painter, geometry, 0, 0, geometry.width);
    painter.end();
    const auto heightAt = [&image](int x, const QColor& wanted) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            count += image.pixelColor(x, y) == wanted ? 1 : 0;
        return count;
    };
    EXPECT_LT(heightAt(60, palette.velocity(20)), heightAt(180, palette.velocity(127)));
}

TEST(RollPainter, paintsStripsThatFitTogetherPixelForPixel) {
    RollPalette palette;
    colour(palette);
    std::mt19937 random(7);
    auto performance = std::make_shared<Performance>();
    for (int i = 0; i < 300; ++i) {
        Note note;
        note.onset = std::uniform_real_distribution(0.0, 12.0)(random);
        note.duration = std::uniform_real_distribution(0.01, 3.0)(random);
        note.pitch = static_cast<std::uint8_t>(std::uniform_int_distribution(21, 108)(random));
        note.velocity = static_cast<std::uint8_t>(std::uniform_int_distribution(1, 127)(random));
        performance->notes.push_back(note);
        performance->pedals.push_back(
            {note.onset, PedalKind::damper, static_cast<std::uint8_t>(note.velocity), 0});
    }
    performance->sort();
    RollGeometry geometry = smallRoll();
    fitPitches(geometry, *performance);
    EXPECT_LE(geometry.lowestPitch, 25);

    const RollPainter roll(performance, palette, 60);
    QImage whole(geometry.width, geometry.height, QImage::Format_RGB32);
    QPainter painter(&whole);
    roll.paint(painter, geometry, 37, 37, 37 + geometry.width);
    painter.end();
    QImage strips(geometry.width, geometry.height, QImage::Format_RGB32);
    painter.begin(&strips);
    for (int column = 0; column < geometry.width; column += 13)
        roll.paint(painter, geometry, 37, 37 + column, 37 + std::min(column + 13, geometry.width));
    painter.end();
    EXPECT_EQ(whole, strips);
}

/// A scale as the engine hands it over at that moment: held notes end now.
std::shared_ptr<const Performance> playedUntil(double seconds) {
    auto take = std::make_shared<Performance>(test::scale(60));
    std::erase_if(take->notes, [seconds](const Note& note) { return note.onset > seconds; });
    std::erase_if(take->pedals, [seconds](const Pedal& pedal) { return pedal.seconds > seconds; });
    for (Note& note : take->notes)
        note.duration = std::min(note.duration, seconds - note.onset);
    return take;
}

/// Paints an item as the scene would, without a window.
QImage frame(PianoRollItem& item) {
    QImage image(static_cast<int>(item.width()), static_cast<int>(item.height()), QImage::Format_RGB32);
    QPainter painter(&image);
    item.paint(&painter);
    return image;
}

/// Ten seconds of what is played, 600 pixels wide.
class LiveRoll : public testing::Test {
protected:
    LiveRoll() {
        colour(palette);
        item.setSize({600, 300});
        item.setPalette(&palette);
        item.setHeard(&live);
        item.setSecondsShown(10);
    }
    test::FakeEngine engine;
    LiveModel live{engine};
    RollPalette palette;
    PianoRollItem item;
};

TEST_F(LiveRoll, paintsOnlyNewColumnsWhileItScrolls) {

    const auto at = [&](double seconds) {
        LiveSnapshot snapshot;
        snapshot.seconds = seconds;
        snapshot.take = playedUntil(seconds);
        engine.publish(std::move(snapshot));
        live.poll();
    };
    at(30);
    frame(item);
    const long long before = item.columnsPainted();
    constexpr int frames = 60;
    for (int i = 1; i <= frames; ++i) {
        at(30 + i / 60.0);
        frame(item);
    }
    EXPECT_LT(item.columnsPainted() - before, frames * 30) << "far less than 600 columns a frame";

    const QImage scrolled = frame(item);
    PianoRollItem fresh;
    fresh.setSize({600, 300});
    fresh.setPalette(&palette);
    fresh.setHeard(&live);
    fresh.setSecondsShown(10);
    fresh.setFirstSecond(item.firstSecond());
    const QImage expected = frame(fresh);
    for (int x = 0; x < expected.width(); ++x) {
        for (int y = 0; y < expected.height(); ++y) {
            ASSERT_EQ(scrolled.pixel(x, y), expected.pixel(x, y))
                << "scrolling leaves nothing behind: " << x << ", " << y;
        }
    }
}

TEST_F(LiveRoll, dimsAllButTheLitMusicAndComesBackToWhatItShowed) {
    LiveSnapshot snapshot;
    snapshot.seconds = 40;
    snapshot.take = playedUntil(40);
    engine.publish(std::move(snapshot));
    live.poll();
    const double before = item.firstSecond();
    const QImage bright = frame(item);

    const auto span = [](double from, double to) { return QVariant::fromValue(SpanView{from, to}); };
    item.setHighlightedSpans({span(before + 4, before + 6)});
    EXPECT_EQ(item.firstSecond(), before) << "it is in view";
    const QImage lit = frame(item);
    const auto sameColumn = [&](int x) {
        for (int y = 0; y < lit.height(); ++y)
            if (lit.pixel(x, y) != bright.pixel(x, y)) return false;
        return true;
    };
    for (int x = 241; x < 359; ++x)
        EXPECT_TRUE(sameColumn(x)) << x;
    EXPECT_FALSE(sameColumn(120));
    EXPECT_FALSE(sameColumn(480));

    item.setHighlightedSpans({span(3, 5)});
    EXPECT_LT(item.firstSecond(), 3);
    EXPECT_GT(item.secondAt(600), 5) << "music elsewhere comes into view";
    item.setHighlightedSpans({});
    EXPECT_EQ(item.firstSecond(), before);
    EXPECT_EQ(frame(item), bright);
}

TEST(PianoKeysItem, findsTheKeyUnderAFinger) {
    PianoKeysItem keys;
    keys.setSize({1040, 120});
    for (int pitch = PianoKeysItem::lowestPitch; pitch <= PianoKeysItem::highestPitch; ++pitch) {
        const QRectF key = keys.keyRect(pitch);
        EXPECT_EQ(keys.pitchAt(key.center().x(), key.bottom() - 2), pitch);
    }
    EXPECT_DOUBLE_EQ(keys.keyRect(21).left(), 0);
    EXPECT_DOUBLE_EQ(keys.keyRect(108).right(), 1040);
    EXPECT_EQ(keys.pitchAt(-1, 10), -1);
    EXPECT_EQ(keys.pitchAt(10, 121), -1);
}

} // namespace
} // namespace atos
