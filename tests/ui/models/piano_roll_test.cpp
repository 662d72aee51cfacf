// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/result_views.h"
#include "ui/fakes.h"
#include "ui/items/piano_keys_item.h"
#include "ui/items/piano_roll_item.h"
#include "ui/items/roll_painter.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

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

    RollPainter roll(performance, palette, 60);
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
        item.setUsualSeconds(10);
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
    fresh.setUsualSeconds(10);
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

/// An opened piece on a roll of 600 x 300 pixels.
class OpenedRoll : public testing::Test {
protected:
    class Piece : public HeardModel {
    public:
        std::shared_ptr<const Performance> music = std::make_shared<const Performance>();
        std::shared_ptr<const BeatGrid> grid;
        double playhead = 0;

        [[nodiscard]] QString title() const override { return {}; }
        [[nodiscard]] std::shared_ptr<const Performance> performance() const override { return music; }
        [[nodiscard]] std::shared_ptr<const BeatGrid> beats() const override { return grid; }
        [[nodiscard]] double position() const override { return playhead; }
        [[nodiscard]] bool isLive() const override { return false; }
        [[nodiscard]] std::array<std::uint8_t, 128> held() const override { return {}; }
    };
    OpenedRoll() {
        colour(palette);
        item.setSize({600, 300});
        item.setPalette(&palette);
        item.setUsualSeconds(10);
    }
    void open(Performance performance) {
        performance.sort();
        piece.music = std::make_shared<const Performance>(std::move(performance));
        item.setHeard(&piece);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) {
        QKeyEvent event(QEvent::KeyPress, key, modifiers);
        QCoreApplication::sendEvent(&item, &event);
    }
    void turnWheel(double x, int angle, Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent event({x, 100}, {x, 100}, {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&item, &event);
    }
    Piece piece;
    RollPalette palette;
    PianoRollItem item;
};

TEST_F(OpenedRoll, zoomsAroundThePointer) {
    open(test::scale(120));
    item.setFirstSecond(40);
    const double under = item.secondAt(450);
    turnWheel(450, 240, Qt::ControlModifier);
    EXPECT_LT(item.secondsShown(), 7.5);
    EXPECT_NEAR(item.secondAt(450), under, 1e-9);
    turnWheel(450, -240, Qt::ControlModifier);
    EXPECT_NEAR(item.secondsShown(), 10, 1e-9);
    EXPECT_NEAR(item.firstSecond(), 40, 1e-9);
    for (int i = 0; i < 100; ++i)
        turnWheel(100, 120, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(item.secondsShown(), 1);
    EXPECT_FALSE(item.zoomableIn());
}

TEST_F(OpenedRoll, keysZoomAroundThePlayheadAndShowAll) {
    open(test::scale(120));
    piece.playhead = 44;
    item.setFirstSecond(40);
    press(Qt::Key_Plus, Qt::ShiftModifier);
    EXPECT_LT(item.secondsShown(), 7);
    EXPECT_NEAR((44 - item.firstSecond()) / item.secondsShown(), 0.4, 1e-9);
    press(Qt::Key_Minus);
    EXPECT_NEAR(item.secondsShown(), 10, 1e-9);
    press(Qt::Key_0);
    EXPECT_LT(item.firstSecond(), 0);
    EXPECT_GT(item.secondAt(600), piece.music->duration());
    EXPECT_FALSE(item.zoomableOut());
    const double all = item.secondsShown();
    press(Qt::Key_Minus);
    EXPECT_EQ(item.secondsShown(), all) << "there is no more to show";
}

TEST_F(OpenedRoll, theWheelScrollsWithinTheMusic) {
    open(test::scale(120));
    turnWheel(300, -120);
    EXPECT_GT(item.firstSecond(), 0);
    for (int i = 0; i < 200; ++i)
        turnWheel(300, -120);
    EXPECT_LT(item.firstSecond(), 120);
    for (int i = 0; i < 200; ++i)
        turnWheel(300, 120);
    EXPECT_LE(item.firstSecond(), 0);
}

TEST_F(OpenedRoll, namesOfKeysAreNeverCoveredByNotes) {
    Performance full; // every key all the time, and the pedal down
    for (int pitch = 40; pitch <= 88; ++pitch)
        full.notes.push_back({0, 60, static_cast<std::uint8_t>(pitch), 127, 0, 0});
    full.pedals = {{0, PedalKind::damper, 127, 0}};
    open(full);
    for (const double size : {11.0, 16.5, 22.0}) {
        palette.textSize = size;
        Q_EMIT palette.changed();
        item.setFirstSecond(20);
        const QImage shown = frame(item);
        const int axis = static_cast<int>(axisWidth(palette));
        const QFontMetricsF metrics(palette.font());
        EXPECT_GT(axis, 6 + metrics.horizontalAdvance(QStringLiteral("Pedal"))) << "the name has room";
        EXPECT_GE(pedalLaneHeight(palette), metrics.height());
        int letters = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < axis - 1; ++x) {
                const QColor pixel = shown.pixelColor(x, y);
                ASSERT_EQ(pixel.red(), pixel.blue()) << "no note or pedal: " << x << ", " << y;
                letters += pixel.red() > 128;
            }
            EXPECT_LT(shown.pixelColor(axis - 3, y).red(), 60) << "nothing is cut at " << y;
        }
        EXPECT_GT(letters, 60) << size;
    }
}

TEST_F(OpenedRoll, aHundredThousandNotesCostWhatIsSeen) {
    Performance long_;
    for (int i = 0; i < 100'000; ++i)
        long_.notes.push_back({i * 0.05, 0.1, static_cast<std::uint8_t>(40 + i % 48), 80, 0, 0});
    long_.notes.push_back({0, 5000, 39, 80, 0, 0}); // one that hangs
    open(long_);
    frame(item);
    QElapsedTimer clock;
    clock.start();
    constexpr int frames = 300;
    for (int i = 0; i < frames; ++i) {
        piece.playhead = 1000 + i / 60.0;
        Q_EMIT piece.moved();
        frame(item);
    }
    RecordProperty("microsecondsAFrame", static_cast<int>(clock.nsecsElapsed() / 1000 / frames));
    press(Qt::Key_0);
    clock.start();
    frame(item);
    RecordProperty("microsecondsForAll", static_cast<int>(clock.nsecsElapsed() / 1000));
    const QImage all = frame(item);
    int lit = 0;
    for (int x = 100; x < 500; ++x)
        lit += all.pixelColor(x, 100) != palette.lane;
    EXPECT_GT(lit, 300) << "all of it is there";
}

TEST(RollGrid, numbersBarsWhereTheyAreKnownAndSecondsElsewhere) {
    auto beats = std::make_shared<BeatGrid>();
    beats->tempo.setTempo(0, 0.5);
    beats->tempo.metres = {{0, 1, 4}, {1, 3, 4}};
    beats->to = 60;
    const RollGrid bars(beats);
    const auto labels = bars.labels(0, 6, 60, 40);
    ASSERT_GE(labels.size(), 4U);
    EXPECT_EQ(labels[0].text, QStringLiteral("0")) << "the upbeat";
    EXPECT_EQ(labels[1].text, QStringLiteral("2")) << "it leaves no room for bar 1";
    EXPECT_DOUBLE_EQ(labels[1].seconds, 2);
    const auto lines = bars.lines(0, 2.5, 60);
    EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const RollLine& line) { return line.strong; }), 3);
    for (const double scale : {0.5, 2.0, 10.0, 60.0, 400.0}) {
        const auto far = bars.labels(0, 60, scale, 40);
        for (std::size_t i = 1; i < far.size(); ++i)
            EXPECT_GE((far[i].seconds - far[i - 1].seconds) * scale, 40) << scale;
    }

    beats->tempo.metres.clear();
    const RollGrid heard(beats);
    EXPECT_EQ(heard.labels(0, 6, 60, 40).at(1).text, QStringLiteral("0:01")) << "bars are not known";
    const auto pulse = heard.lines(0, 2, 60);
    EXPECT_EQ(pulse.size(), 4U) << "but beats are";
    EXPECT_TRUE(std::none_of(pulse.begin(), pulse.end(), [](const RollLine& line) { return line.strong; }));

    EXPECT_EQ(RollGrid().labels(0, 100, 4, 40).at(1).text, QStringLiteral("0:10"));
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
