// SPDX-License-Identifier: Apache-2.0
// What the roll of a transcription shows, read from its pixels.
#include "ui/items/transcript_painter.h"
#include "ui/sample_recording.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

class TranscriptRoll : public testing::Test {
protected:
    TranscriptRoll() {
        palette_.lane = Qt::black;
        palette_.sound = Qt::blue;
        palette_.soft = palette_.medium = palette_.loud = Qt::green;
        palette_.playhead = Qt::red;
        view_.roll = {700, 500, 20, 100, 55, 70};
        transcript_.show(test::sixNotesIn({}));
    }
    [[nodiscard]] QImage notes() const {
        QImage picture(700, 500, QImage::Format_RGB32);
        picture.fill(Qt::black);
        QPainter painter(&picture);
        paintHeardNotes(painter, transcript_, view_, palette_);
        return picture;
    }
    /// A place inside a note, away from its edges and its sign.
    [[nodiscard]] QPoint inside(std::size_t note) const {
        const QRectF area = view_.areaOf(transcript_.music().notes[note]);
        return (area.topLeft() + QPointF(area.width() * 0.2, area.height() * 0.3)).toPoint();
    }
    [[nodiscard]] QPoint upperEdge(std::size_t note) const {
        const QRectF area = view_.areaOf(transcript_.music().notes[note]);
        return {static_cast<int>(area.left()) + 2, static_cast<int>(area.top()) + 1};
    }

    RollPalette palette_;
    SoundModel sound_{[](const std::filesystem::path&) -> Result<std::unique_ptr<LiveSynth>> {
        return environmentLacks("No sound.");
    }};
    PlayerModel player_{sound_};
    TranscriptEditor transcript_{player_};
    TranscriptView view_;
};

TEST_F(TranscriptRoll, ShapesTellHowSureANoteIs) {
    const QImage picture = notes();
    EXPECT_EQ(picture.pixelColor(inside(0)).green(), 255) << "sure: solid";
    const int likely = picture.pixelColor(inside(4)).green();
    EXPECT_TRUE(likely > 60 && likely < 200) << "likely: pale, " << likely;
    EXPECT_EQ(picture.pixelColor(inside(2)), QColor(Qt::black)) << "unsure: hollow";
    EXPECT_GT(picture.pixelColor(upperEdge(2)).green(), 60) << "but outlined";
}

TEST_F(TranscriptRoll, WhatIsSelectedIsFramed) {
    const QPoint beside = view_.areaOf(transcript_.music().notes[1]).topLeft().toPoint() - QPoint(1, 1);
    EXPECT_EQ(notes().pixelColor(beside).red(), 0);
    transcript_.select({1});
    EXPECT_GT(notes().pixelColor(beside).red(), 120);
}

TEST_F(TranscriptRoll, TheSpectrogramLiesBehindTheNotesOfItsPitch) {
    // One second of silence, then one of a loud C4 (bin 3 * 39 + 1).
    Spectrogram spectrogram;
    std::vector<float> levels(std::size_t{100} * constantQBins, -100.0F);
    for (std::size_t frame = 50; frame < 100; ++frame)
        levels[frame * constantQBins + 3 * 39 + 1] = -6;
    spectrogram.add(levels);
    const QImage picture = spectrogramPicture(spectrogram, view_, palette_);
    ASSERT_EQ(picture.height(), view_.roll.notesHeight());
    const QRect lane = view_.roll.laneOf(60);
    EXPECT_GT(picture.pixelColor(150, lane.center().y()).blue(), 200);
    EXPECT_LT(picture.pixelColor(50, lane.center().y()).blue(), 20);
    EXPECT_LT(picture.pixelColor(150, view_.roll.laneOf(62).center().y()).blue(), 20);
    EXPECT_EQ(picture.pixelColor(600, lane.center().y()), QColor(Qt::black))
        << "after the end there is nothing";
}

} // namespace
} // namespace atos
