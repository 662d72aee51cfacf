// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/calibrate/piece_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

QUrl urlOf(const std::filesystem::path& path) {
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

class PieceModelTest : public testing::Test {
protected:
    /// A MIDI file of `seconds`.
    QUrl file(double seconds) {
        const std::filesystem::path path = folder_ / "scale.mid";
        EXPECT_TRUE(writeMidi(test::scale(seconds), path).ok());
        return urlOf(path);
    }

    test::TemporaryFolder folder_;
    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
    PieceModel piece_{player_};
    QSignalSpy failed_{&piece_, &PieceModel::failed};
};

TEST_F(PieceModelTest, showsAnOpenedPieceWithItsKeyAndTempo) {
    piece_.openFile(file(20));
    ATOS_WAIT_FOR(piece_.isOpen());
    EXPECT_TRUE(piece_.key().isEmpty()) << "hours of music are seen before they are understood";
    ATOS_WAIT_FOR(!piece_.key().isEmpty());
    EXPECT_EQ(piece_.key(), QStringLiteral("C major"));
    EXPECT_GT(piece_.bpm(), 0);
    EXPECT_DOUBLE_EQ(piece_.enough(), 1);
    EXPECT_EQ(piece_.time(), QStringLiteral("0:00 / 0:20"));
    EXPECT_FALSE(piece_.rollSentence().isEmpty());
}

TEST_F(PieceModelTest, saysHowMuchMusicAShortPieceLacks) {
    piece_.openFile(file(4));
    ATOS_WAIT_FOR(piece_.isOpen());
    EXPECT_LT(piece_.enough(), 0.5);
}

TEST_F(PieceModelTest, keepsWhatIsOpenWhenTheNextFileIsBad) {
    piece_.openFile(file(20));
    ATOS_WAIT_FOR(piece_.isOpen());
    const auto before = piece_.performance();

    const std::filesystem::path bad = folder_ / "bad.mid";
    ASSERT_TRUE(writeFile(bad, std::string_view("this is a letter, not music")).ok());
    piece_.openFile(urlOf(bad));
    ATOS_WAIT_FOR(failed_.count() == 1);
    EXPECT_FALSE(failed_.first().first().toString().isEmpty());
    EXPECT_TRUE(piece_.isOpen());
    EXPECT_FALSE(piece_.isOpening());
    EXPECT_EQ(piece_.performance(), before);
}

TEST_F(PieceModelTest, refusesWhatIsNoFileOnThisComputer) {
    piece_.openFile(QUrl(QStringLiteral("https://example.org/a.mid")));
    EXPECT_EQ(failed_.count(), 1);
    piece_.openFile(urlOf(folder_.path()));
    ATOS_WAIT_FOR(failed_.count() == 2);
    EXPECT_FALSE(piece_.isOpen());
}

TEST_F(PieceModelTest, movesThePlayheadWhileItPlaysAndShowsTheKeysThatSound) {
    piece_.openFile(file(20));
    ATOS_WAIT_FOR(piece_.isOpen());
    piece_.play();
    ATOS_WAIT_FOR(piece_.position() > 0.1 && piece_.held().at(60) > 0);
    piece_.stop();
    EXPECT_FALSE(piece_.isPlaying());
    const double stopped = piece_.position();
    EXPECT_GT(stopped, 0);
    EXPECT_EQ(piece_.held(), (std::array<std::uint8_t, 128>{}));
}

TEST_F(PieceModelTest, returnsToTheBeginningAfterTheEnd) {
    piece_.openFile(file(20));
    ATOS_WAIT_FOR(piece_.isOpen());
    piece_.setPosition(piece_.duration() - 0.1);
    piece_.play();
    ATOS_WAIT_FOR(!piece_.isPlaying());
    EXPECT_DOUBLE_EQ(piece_.position(), 0);
}

TEST_F(PieceModelTest, showsTheChordUnderThePlayhead) {
    Performance performance;
    for (int bar = 0; bar < 8; ++bar) {
        const int root = bar < 4 ? 60 : 67;
        for (const int interval : {0, 4, 7})
            performance.notes.push_back(
                {bar * 2.0, 1.9, static_cast<std::uint8_t>(root + interval), 70, 0, 0});
    }
    const std::filesystem::path path = folder_ / "chords.mid";
    ASSERT_TRUE(writeMidi(performance, path).ok());
    piece_.openFile(urlOf(path));
    ATOS_WAIT_FOR(piece_.isOpen() && !piece_.key().isEmpty());
    piece_.setPosition(1);
    EXPECT_EQ(piece_.chord(), QStringLiteral("C"));
    piece_.setPosition(13);
    EXPECT_EQ(piece_.chord(), QStringLiteral("G"));
    piece_.setPosition(-5);
    EXPECT_DOUBLE_EQ(piece_.position(), 0);
}

} // namespace
} // namespace atos
