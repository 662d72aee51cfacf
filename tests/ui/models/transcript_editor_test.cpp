// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_recording.h"
#include "ui/studio/transcript_editor.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace atos {
namespace {

class TranscriptEditorTest : public testing::Test {
protected:
    TranscriptEditorTest() { transcript_.show(test::sixNotesIn(folder_ / "tone.flac")); }

    [[nodiscard]] std::vector<int> pitches() const {
        std::vector<int> pitches;
        for (const RecognisedNote& note : transcript_.music().notes)
            pitches.push_back(note.pitch);
        return pitches;
    }

    test::TemporaryFolder folder_;
    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
    TranscriptEditor transcript_{player_};
    QSignalSpy failed_{&transcript_, &TranscriptEditor::failed};
};

TEST_F(TranscriptEditorTest, SaysWhatWasHeardAndHowSure) {
    EXPECT_EQ(transcript_.facts(), QStringLiteral("6 notes  ·  1 unsure  ·  0:07  ·  tuned 12 cents high"));
    transcript_.select({2});
    EXPECT_EQ(transcript_.sentence(), QStringLiteral("D4 at 0:02, mf, unsure"));
    transcript_.select({4});
    EXPECT_EQ(transcript_.sentence(), QStringLiteral("E4 at 0:04, mf, likely"));
    transcript_.select({0, 1, 2});
    EXPECT_EQ(transcript_.sentence(), QStringLiteral("3 notes selected"));
}

/// Once every note was looked at for every frame and every move of the mouse.
TEST_F(TranscriptEditorTest, FindsTheNotesOfAStretchAlsoALongOneThatBeganBefore) {
    TitledRecording recording = test::sixNotesIn(folder_ / "tone.flac");
    recording.transcription.music.notes.clear();
    for (int number = 0; number < 1000; ++number)
        recording.transcription.music.notes.push_back({0.1 * number, 0.1 * number + 0.05, 60, 80, 0.9F});
    recording.transcription.music.notes.push_back({40, 55, 40, 80, 0.9F});
    transcript_.show(recording);
    const auto [first, last] = transcript_.notesBetween(50, 51);
    const auto& notes = transcript_.music().notes;
    for (std::size_t number = 0; number < notes.size(); ++number)
        if (notes[number].soundsTill >= 50 && notes[number].onset < 51) {
            EXPECT_TRUE(number >= first && number < last) << number;
        }
    EXPECT_LT(last - first, 200U);
}

TEST_F(TranscriptEditorTest, SaysThatThePedalIsNotKnownAndHandsThatOn) {
    test::TemporaryFolder folder;
    TitledRecording recording = test::sixNotesIn(folder / "tone.flac");
    EXPECT_FALSE(transcript_.facts().contains(QStringLiteral("pedal")));
    recording.transcription.music.pedalKnown = false;
    recording.transcription.music.pedals.clear();
    transcript_.show(recording);
    EXPECT_TRUE(transcript_.facts().contains(QStringLiteral("pedal not known")));
    // What Calibrate and the library get is a file.
    ASSERT_TRUE(writeMidi(transcript_.performance(), folder / "notes.mid"));
    const auto handed = readMidi(folder / "notes.mid");
    ASSERT_TRUE(handed.ok());
    EXPECT_FALSE(handed->pedalKnown);
}

TEST_F(TranscriptEditorTest, DeletesAndBringsBackInTurn) {
    transcript_.selectUnsure();
    EXPECT_EQ(transcript_.selectedCount(), 1);
    transcript_.removeSelected();
    EXPECT_EQ(pitches(), (std::vector{60, 61, 63, 64, 65}));
    EXPECT_EQ(transcript_.unsureCount(), 0);
    transcript_.select({0, 4});
    transcript_.removeSelected();
    EXPECT_EQ(pitches(), (std::vector{61, 63, 64}));
    transcript_.undo();
    EXPECT_EQ(pitches(), (std::vector{60, 61, 63, 64, 65}));
    transcript_.undo();
    EXPECT_EQ(pitches(), (std::vector{60, 61, 62, 63, 64, 65}));
    EXPECT_FALSE(transcript_.undoable());
    EXPECT_EQ(transcript_.performance().notes.size(), 6U);
    EXPECT_EQ(transcript_.performance().title, "Six notes");
}

TEST_F(TranscriptEditorTest, MovesStretchesAndSplitsWhatIsSelected) {
    transcript_.select({1, 3});
    transcript_.moveSelected(2, 0.25);
    EXPECT_EQ(pitches(), (std::vector{60, 63, 62, 65, 64, 65}));
    EXPECT_EQ(transcript_.music().notes[1].onset, 1.25);
    EXPECT_EQ(transcript_.selectedCount(), 2) << "they stay selected";
    transcript_.moveSelected(0, transcript_.timeStep());
    EXPECT_NEAR(transcript_.music().notes[1].onset, 1.3, 1e-9) << "a twentieth of a second without a beat";
    transcript_.stretchSelected(0, 0.2);
    EXPECT_NEAR(transcript_.music().notes[1].soundsTill, 2.0, 1e-9);
    transcript_.setPosition(1.6);
    transcript_.split(transcript_.position());
    EXPECT_EQ(transcript_.count(), 7);
    for (int i = 0; i < 4; ++i)
        transcript_.undo();
    EXPECT_EQ(pitches(), (std::vector{60, 61, 62, 63, 64, 65}));
    EXPECT_FALSE(transcript_.undoable());
    for (int i = 0; i < 4; ++i)
        transcript_.redo();
    EXPECT_EQ(transcript_.count(), 7);
    EXPECT_FALSE(transcript_.redoable());
    EXPECT_EQ(transcript_.performance().notes.size(), 7U);
}

TEST_F(TranscriptEditorTest, AddsNotesAndSaysWhyOneCannotBe) {
    transcript_.setPosition(2.2);
    transcript_.addAtPlayhead();
    EXPECT_EQ(transcript_.count(), 7);
    EXPECT_EQ(transcript_.sentence(), QStringLiteral("C4 at 0:02, mf, sure"));
    transcript_.addAtPlayhead();
    EXPECT_EQ(transcript_.count(), 7);
    EXPECT_TRUE(transcript_.sentence().contains(QStringLiteral("same key")))
        << transcript_.sentence().toStdString();
    transcript_.select({0});
    EXPECT_FALSE(transcript_.sentence().contains(QStringLiteral("same key")));
    transcript_.undo();
    EXPECT_EQ(transcript_.count(), 6);
}

TEST_F(TranscriptEditorTest, ChangesLoudnessAndLetsItBeHeard) {
    ATOS_WAIT_FOR(sound_.audible());
    transcript_.select({0});
    transcript_.changeLoudness(30);
    EXPECT_EQ(transcript_.music().notes[0].velocity, 110);
    EXPECT_EQ(transcript_.sentence(), QStringLiteral("C4 at 0:00, ff, sure"));
    ATOS_WAIT_FOR(record_->notesOn() == 1);
    transcript_.undo();
    EXPECT_EQ(transcript_.music().notes[0].velocity, 80);
}

TEST_F(TranscriptEditorTest, MovesNotesToTheBeatWhereItIsSure) {
    transcript_.quantise(4, 1);
    EXPECT_TRUE(transcript_.sentence().contains(QStringLiteral("beat"))) << "and says why not elsewhere";
    EXPECT_FALSE(transcript_.undoable());

    TitledRecording recording = test::sixNotesIn(folder_ / "tone.flac");
    auto beats = std::make_shared<BeatGrid>();
    beats->tempo.setTempo(0, 0.6);
    beats->to = 6;
    beats->sure = true;
    recording.beats = beats;
    transcript_.show(recording);
    EXPECT_TRUE(transcript_.beatSure());
    EXPECT_NEAR(transcript_.timeStep(), 0.15, 1e-9) << "a sixteenth";
    transcript_.quantise(2, 1);
    EXPECT_NEAR(transcript_.music().notes[1].onset, 0.9, 1e-9);
    EXPECT_NEAR(transcript_.music().notes[5].onset, 5.1, 1e-9);
    transcript_.undo();
    EXPECT_EQ(transcript_.music().notes[1].onset, 1) << "all of it at once";
    EXPECT_FALSE(transcript_.undoable());
}

TEST_F(TranscriptEditorTest, GoesFromNoteToNoteFromThePlayheadOn) {
    transcript_.setPosition(2.5);
    transcript_.step(1);
    EXPECT_EQ(transcript_.current(), 3);
    transcript_.step(-1);
    EXPECT_EQ(transcript_.current(), 2);
    EXPECT_EQ(transcript_.selectedCount(), 1);
    transcript_.step(1, true);
    EXPECT_EQ(transcript_.selectedCount(), 2);
    transcript_.step(100);
    EXPECT_EQ(transcript_.current(), 5);
    transcript_.selectAll();
    transcript_.removeSelected();
    transcript_.step(1);
    EXPECT_EQ(transcript_.current(), -1) << "there is none left";
}

TEST_F(TranscriptEditorTest, ASecondClickTakesANoteOutOfTheSelection) {
    transcript_.select({1});
    transcript_.select({3}, true);
    EXPECT_EQ(transcript_.selectedCount(), 2);
    transcript_.select({1}, true);
    EXPECT_FALSE(transcript_.isSelected(1));
    transcript_.select({});
    EXPECT_EQ(transcript_.selectedCount(), 0);
    transcript_.select({-1, 99});
    EXPECT_EQ(transcript_.selectedCount(), 0);
}

TEST_F(TranscriptEditorTest, PlaysTheRecordingAndTheNotesInStep) {
    test::writeTone(folder_ / "tone.flac");
    ATOS_WAIT_FOR(sound_.audible());
    transcript_.play();
    EXPECT_TRUE(transcript_.isPlaying());
    ATOS_WAIT_FOR(record_->notesOn() >= 1);
    EXPECT_EQ(record_->recordings.size(), 1U);
    EXPECT_EQ(record_->recordingGains, std::vector<double>{-6}) << "as loud as the notes";
    ATOS_WAIT_FOR(transcript_.position() > 0.05);
    transcript_.stop();
    EXPECT_FALSE(transcript_.isPlaying());
    EXPECT_GE(record_->stops, 1);

    transcript_.setHear(TranscriptEditor::Hear::Notes);
    transcript_.play();
    ATOS_WAIT_FOR(record_->notesOn() >= 2);
    EXPECT_EQ(record_->recordings.size(), 1U) << "only the notes sound";
}

TEST_F(TranscriptEditorTest, TheRecordingAloneRunsToItsEnd) {
    test::writeTone(folder_ / "tone.flac");
    ATOS_WAIT_FOR(sound_.audible());
    transcript_.setHear(TranscriptEditor::Hear::Recording);
    transcript_.setPosition(6.8);
    transcript_.play();
    ATOS_WAIT_FOR(!transcript_.isPlaying());
    EXPECT_EQ(record_->notesOn(), 0U);
    EXPECT_DOUBLE_EQ(transcript_.position(), 0) << "and returns to the beginning";
}

TEST_F(TranscriptEditorTest, SaysThatTheRecordingIsGone) {
    transcript_.play();
    ATOS_WAIT_FOR(failed_.count() == 1);
    EXPECT_FALSE(transcript_.isPlaying());
    EXPECT_TRUE(failed_.first().first().toString().contains(QStringLiteral("tone.flac")));
}

} // namespace
} // namespace atos
