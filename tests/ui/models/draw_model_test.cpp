// SPDX-License-Identifier: Apache-2.0
#include "compose/draw/picture.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/studio/draw_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <opencv2/imgproc.hpp>

namespace atos {
namespace {

using State = GeneratorJob::State;

class DrawModelTest : public testing::Test {
protected:
    /// A line from the left to the right, at a share of the height.
    void drawLine(double y) {
        drawing_.beginStroke(0.1, y);
        drawing_.lineTo(0.9, y);
        drawing_.endStroke();
    }
    /// The number of notes that came of it; -1 when nothing came in time.
    [[nodiscard]] int make() {
        drawing_.music()->generate(DrawModel::seconds());
        const auto done = [this] { return drawing_.music()->state() != State::Working; };
        return QTest::qWaitFor(done, 20000) ? static_cast<int>(drawing_.music()->performance()->notes.size())
                                            : -1;
    }

    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
    MidiHandover handover_;
    DrawModel drawing_{test::playInk(nullptr), player_, handover_};
    QSignalSpy failed_{&drawing_, &DrawModel::failed};
};

TEST_F(DrawModelTest, HighInkBecomesHighNotes) {
    EXPECT_TRUE(drawing_.isEmpty());
    EXPECT_TRUE(drawing_.looksLike().isEmpty());
    drawLine(0.1);
    EXPECT_FALSE(drawing_.isEmpty());
    ASSERT_GT(make(), 0);
    const int high = drawing_.music()->performance()->notes.front().pitch;
    EXPECT_GT(high, 84);
    drawing_.clear();
    drawLine(0.9);
    ASSERT_GT(make(), 0);
    EXPECT_LT(drawing_.music()->performance()->notes.front().pitch, 48);
    EXPECT_TRUE(drawing_.looksLike().contains(QStringLiteral("100 %")));
}

TEST_F(DrawModelTest, WhatIsReadAsInkIsShownBeforeTheMusicIsMade) {
    // What the music would follow was seen only in what came of it.
    drawLine(0.5);
    EXPECT_TRUE(drawing_.ink().isNull());
    drawing_.setInkShown(true);
    ATOS_WAIT_FOR(!drawing_.ink().isNull());
    const QImage& ink = drawing_.ink();
    const auto marked = [&ink](double x, double y) {
        return qGray(ink.pixel(static_cast<int>(x * ink.width()), static_cast<int>(y * ink.height()))) == 255;
    };
    EXPECT_TRUE(marked(0.5, 0.5));
    EXPECT_FALSE(marked(0.5, 0.2));
    EXPECT_FALSE(marked(0.95, 0.5));
    EXPECT_FALSE(drawing_.inkSentence().isEmpty());
    EXPECT_EQ(drawing_.music()->state(), State::Empty);

    drawLine(0.2);
    ATOS_WAIT_FOR(marked(0.5, 0.2)); // it follows the drawing
    drawing_.clear();
    EXPECT_TRUE(drawing_.ink().isNull());
    drawLine(0.2);
    drawing_.setInkShown(false);
    EXPECT_TRUE(drawing_.ink().isNull());
    EXPECT_TRUE(drawing_.inkSentence().isEmpty());
}

TEST_F(DrawModelTest, AnOpenedPictureShowsWhatIsReadAsInk) {
    const test::TemporaryFolder folder;
    cv::Mat paper(384, 960, CV_8UC1, cv::Scalar(255));
    cv::line(paper, {100, 200}, {800, 200}, 0, 5);
    ASSERT_TRUE(writeFile(folder / "line.png", *encodePng(paper)));
    drawing_.openPicture(QUrl::fromLocalFile(QString::fromStdString((folder / "line.png").string())));
    ATOS_WAIT_FOR(!drawing_.ink().isNull());
    EXPECT_TRUE(drawing_.isInkShown());
}

TEST_F(DrawModelTest, AnEmptySheetIsAnsweredInASentence) {
    EXPECT_EQ(make(), 0);
    EXPECT_EQ(drawing_.music()->state(), State::Failed);
    EXPECT_EQ(failed_.count(), 1);
}

TEST_F(DrawModelTest, TheSliderMakesTheMusicAnew) {
    drawLine(0.5);
    ASSERT_GT(make(), 0);
    const QString before = drawing_.soundsLike();
    drawing_.setStop(0);
    ATOS_WAIT_FOR(drawing_.music()->state() == State::Ready && drawing_.soundsLike() != before);
    drawing_.setStop(99);
    EXPECT_EQ(drawing_.stop(), DrawModel::stops() - 1);
}

TEST_F(DrawModelTest, StrokesAreTakenBackOneByOne) {
    drawLine(0.2);
    drawing_.stamp(DrawModel::Stamp::Heart);
    drawing_.setErasing(true);
    drawLine(0.2);
    drawing_.undo();
    drawing_.undo();
    EXPECT_FALSE(drawing_.isEmpty());
    drawing_.undo();
    EXPECT_TRUE(drawing_.isEmpty());
    EXPECT_FALSE(drawing_.isUndoable());
}

TEST_F(DrawModelTest, TheEraserLeavesNothingOfALine) {
    drawLine(0.5);
    drawing_.setErasing(true);
    drawLine(0.5);
    EXPECT_TRUE(drawing_.isEmpty());
}

TEST_F(DrawModelTest, ATextFileIsNoPictureAndTheDrawingStays) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "text.png", std::string_view("no picture")));
    drawLine(0.5);
    drawing_.openPicture(QUrl::fromLocalFile(QString::fromStdString((folder / "text.png").string())));
    ATOS_WAIT_FOR(failed_.count() == 1);
    EXPECT_FALSE(drawing_.isEmpty());
}

} // namespace
} // namespace atos
