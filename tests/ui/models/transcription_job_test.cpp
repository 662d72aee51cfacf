// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_recording.h"
#include "ui/studio/transcription_job.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include <cmath>

namespace atos {
namespace {

using State = TranscriptionJob::State;
using Purpose = MidiHandover::Purpose;
using Chosen = TranscriptionJob::Instrument;

class TranscriptionJobTest : public testing::Test {
protected:
    static QUrl file(const char* name) {
        return QUrl::fromLocalFile(QStringLiteral("/nowhere/") + QLatin1String(name));
    }
    static std::size_t notesIn(const QUrl& midi) {
        const auto performance = readMidi(midi.toLocalFile().toStdString());
        return performance ? performance->notes.size() : 0;
    }

    std::shared_ptr<test::PipelineGate> gate_ = std::make_shared<test::PipelineGate>();
    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
    MidiHandover handover_;
    /// As loud as a quarter of the tone of sample_recording.h.
    RenderFunction render_ = [](const Performance& notes, const RenderOptions& options,
                                const Task&) -> Result<Samples> {
        EXPECT_EQ(notes.notes.size(), 6U);
        EXPECT_FALSE(options.limited);
        Samples samples;
        samples.sampleRate = 48000;
        for (int i = 0; i < 2 * 48000; ++i)
            samples.interleaved.insert(samples.interleaved.end(), 2,
                                       0.075F * std::sin(0.1F / 3 * static_cast<float>(i)));
        return samples;
    };
    std::shared_ptr<std::vector<Instrument>> heardAs_ = std::make_shared<std::vector<Instrument>>();
    /// Hears six notes in whatever is named .wav, and nothing else.
    TranscriptionJob model_{[gate = gate_, heardAs = heardAs_](
                                const std::filesystem::path& recording, Instrument instrument,
                                const Task& task, const LevelsFunction& watch) -> Result<Transcription> {
                                heardAs->push_back(instrument);
                                task.report(0.5, "transcribing");
                                if (!gate->pass(task)) return cancelled();
                                if (recording.extension() != ".wav")
                                    return badInput(recording.filename().string() + " is no sound.");
                                watch(std::vector<float>(std::size_t{3} * constantQBins, -20.0F));
                                return test::sixNotes();
                            },
                            render_, player_, handover_};
    QSignalSpy failed_{&model_, &TranscriptionJob::failed};
    QSignalSpy handed_{&handover_, &MidiHandover::handed};
};

TEST_F(TranscriptionJobTest, ShowsWhatWasHeard) {
    EXPECT_EQ(model_.state(), State::Empty);
    gate_->hold();
    model_.transcribe(file("my-song.wav"));
    EXPECT_EQ(model_.state(), State::Working);
    EXPECT_EQ(model_.subject(), QStringLiteral("my-song.wav"));
    ATOS_WAIT_FOR(model_.progress() == 0.5);
    gate_->release();
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    EXPECT_EQ(model_.transcript()->title(), QStringLiteral("My song"));
    EXPECT_EQ(model_.transcript()->count(), 6);
    EXPECT_EQ(model_.transcript()->spectrogram().columns(), 3U);
    EXPECT_EQ(handed_.count(), 0);
}

TEST_F(TranscriptionJobTest, HearsWhatTheStudioChose) {
    EXPECT_EQ(model_.instrument(), Chosen::Piano);
    model_.transcribe(file("song.wav"));
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    EXPECT_FALSE(model_.hearableAgain());
    model_.hearAgain();
    EXPECT_EQ(model_.state(), State::Ready) << "nothing else would be heard";

    QSignalSpy hearable(&model_, &TranscriptionJob::hearableAgainChanged);
    model_.setInstrument(Chosen::AnyInstrument);
    EXPECT_TRUE(model_.hearableAgain());
    EXPECT_EQ(hearable.count(), 1);
    model_.transcript()->selectAll();
    model_.transcript()->removeSelected();
    model_.hearAgain();
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    EXPECT_EQ(model_.transcript()->count(), 6);
    EXPECT_EQ(model_.transcript()->title(), QStringLiteral("Song"));
    EXPECT_FALSE(model_.hearableAgain());

    model_.transcribe(file("lesson.wav"), Purpose::Keep);
    model_.transcribe(file("piece.wav"), Purpose::Open);
    ATOS_WAIT_FOR(handed_.count() == 2);
    EXPECT_EQ(*heardAs_,
              (std::vector{Instrument::piano, Instrument::any, Instrument::piano, Instrument::piano}))
        << "takes and what the piano is calibrated to are a piano's";
    EXPECT_TRUE(model_.hearableAgain());
}

TEST_F(TranscriptionJobTest, AChoiceIsForTheRecordingsAfterIt) {
    gate_->hold();
    model_.transcribe(file("one.wav"));
    model_.transcribe(file("two.wav"));
    model_.setInstrument(Chosen::AnyInstrument);
    model_.transcribe(file("three.wav"));
    gate_->release();
    ATOS_WAIT_FOR(model_.state() == State::Ready && model_.transcript()->title() == QStringLiteral("Three"));
    EXPECT_EQ(*heardAs_, (std::vector{Instrument::piano, Instrument::piano, Instrument::any}));
}

TEST_F(TranscriptionJobTest, MakesTheRecordingAsLoudAsItsNotes) {
    const test::TemporaryFolder folder;
    test::writeTone(folder / "tone.wav");
    ATOS_WAIT_FOR(sound_.audible());
    model_.transcribe(QUrl::fromLocalFile(QString::fromStdString((folder / "tone.wav").string())));
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    model_.transcript()->play();
    ATOS_WAIT_FOR(record_->notesOn() >= 1);
    ASSERT_EQ(record_->recordingGains.size(), 1U);
    EXPECT_NEAR(record_->recordingGains.front(), -12, 0.2);
}

TEST_F(TranscriptionJobTest, TellsWhatIsRefusedAndKeepsWhatIsShown) {
    model_.transcribe(file("song.m4a"));
    ATOS_WAIT_FOR(model_.state() == State::Failed);
    EXPECT_EQ(model_.problem(), QStringLiteral("song.m4a is no sound."));
    model_.transcribe(file("song.wav"));
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    model_.transcribe(file("other.m4a"));
    ATOS_WAIT_FOR(failed_.count() == 2);
    EXPECT_EQ(model_.state(), State::Ready);
    EXPECT_EQ(model_.transcript()->title(), QStringLiteral("Song"));
    model_.transcribe(QUrl(QStringLiteral("https://example.org/a.wav")));
    EXPECT_EQ(failed_.count(), 3);
}

TEST_F(TranscriptionJobTest, StopsWhatRunsAndWhatWaits) {
    gate_->hold();
    model_.transcribe(file("one.wav"));
    model_.transcribe(file("two.wav"), Purpose::Keep);
    model_.cancel();
    ATOS_WAIT_FOR(model_.state() == State::Stopped);
    gate_->release();
    EXPECT_EQ(failed_.count(), 0) << "who stops it need not be told";
    EXPECT_EQ(handed_.count(), 0);
}

TEST_F(TranscriptionJobTest, KeepsOneAfterTheOther) {
    model_.transcribe(file("one.wav"), Purpose::Keep);
    model_.transcribe(file("bad.mp3"), Purpose::Keep);
    model_.transcribe(file("two.wav"), Purpose::Keep);
    ATOS_WAIT_FOR(handed_.count() == 2);
    EXPECT_EQ(failed_.count(), 1);
    EXPECT_EQ(handed_.last().at(2).toString(), QStringLiteral("Two"));
    EXPECT_EQ(notesIn(handed_.last().at(1).toUrl()), 6U);
    EXPECT_EQ(model_.transcript()->count(), 0) << "the Studio is not asked";
}

TEST_F(TranscriptionJobTest, HandsOnWhatIsLeftOfTheNotes) {
    test::TemporaryFolder folder;
    model_.transcribe(file("song.wav"));
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    model_.transcript()->selectUnsure();
    model_.transcript()->removeSelected();
    model_.hand(Purpose::Open);
    ATOS_WAIT_FOR(handed_.count() == 1);
    EXPECT_EQ(handed_.first().at(0).value<Purpose>(), Purpose::Open);
    EXPECT_EQ(notesIn(handed_.first().at(1).toUrl()), 5U);

    QSignalSpy exported(&handover_, &MidiHandover::exported);
    const QUrl out = QUrl::fromLocalFile(QString::fromStdString((folder / "out.mid").string()));
    model_.exportMusic(out);
    ATOS_WAIT_FOR(exported.count() == 1);
    EXPECT_EQ(notesIn(out), 5U);

    model_.transcript()->selectAll();
    model_.transcript()->removeSelected();
    QSignalSpy refused(&handover_, &MidiHandover::failed);
    model_.hand(Purpose::Keep);
    EXPECT_EQ(refused.count(), 1) << "nothing is left";
}

/// Once notes that somebody had corrected were gone with the next recording, and when the window closed.
TEST_F(TranscriptionJobTest, LosesNoCorrections) {
    const test::TemporaryFolder takes;
    const auto kept = [&takes] {
        return std::distance(std::filesystem::directory_iterator(takes.path()), {});
    };
    model_.transcribe(file("my-song.wav"));
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    ASSERT_TRUE(model_.keepIn(takes.path()).ok());
    EXPECT_EQ(kept(), 0) << "what was only heard can be heard again";

    model_.transcript()->addNote(72, 6.5);
    ASSERT_TRUE(model_.transcript()->unkept());
    model_.transcribe(file("another.wav"));
    ATOS_WAIT_FOR(handed_.count() == 1);
    EXPECT_EQ(handed_.front().at(0).value<MidiHandover::Purpose>(), Purpose::Keep);
    EXPECT_EQ(notesIn(handed_.front().at(1).toUrl()), 7U);
    ATOS_WAIT_FOR(model_.state() == State::Ready);
    EXPECT_FALSE(model_.transcript()->unkept());

    model_.transcript()->addNote(72, 6.5);
    ASSERT_TRUE(model_.keepIn(takes.path()).ok());
    ASSERT_TRUE(model_.keepIn(takes.path()).ok());
    ASSERT_EQ(kept(), 1);
    const auto music = readMidi(std::filesystem::directory_iterator(takes.path())->path());
    ASSERT_TRUE(music.ok());
    EXPECT_EQ(music->notes.size(), 7U);
    EXPECT_EQ(music->title, "Another");
}

TEST_F(TranscriptionJobTest, KnowsRecordingsByTheirNames) {
    for (const char* name : {"a.wav", "B.MP3", "c.flac", "d.ogg", "e.opus", "f.m4a"})
        EXPECT_TRUE(TranscriptionJob::isRecording(file(name))) << name;
    for (const char* name : {"a.mid", "wav", "b.txt", "c"})
        EXPECT_FALSE(TranscriptionJob::isRecording(file(name))) << name;
}

} // namespace
} // namespace atos
