// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/transcription_job.h"

#include "app/transcribe/transcriber.h"
#include "music/smf.h"
#include "ui/base/words.h"

#include <QDateTime>
#include <QFileInfo>

#include <utility>

namespace atos {
namespace {

Instrument plain(TranscriptionJob::Instrument instrument) {
    return instrument == TranscriptionJob::Instrument::AnyInstrument ? Instrument::any : Instrument::piano;
}

} // namespace

TranscriptionJob::TranscriptionJob(TranscribeFunction transcribe, RenderFunction render, PlayerModel& player,
                                   MidiHandover& handover, QObject* parent)
    : JobModel(State::Empty, parent), transcribe_(std::move(transcribe)), render_(std::move(render)),
      handover_(handover), transcript_(player) {
    connect(&transcript_, &TranscriptEditor::failed, this, &TranscriptionJob::failed);
}

bool TranscriptionJob::isRecording(const QUrl& file) {
    return isRecordingName(file.fileName().toStdString());
}

void TranscriptionJob::transcribe(const QUrl& file, Purpose purpose) {
    if (!file.isLocalFile()) return Q_EMIT failed(tr("Only files on this computer can be opened."));
    add({file.toLocalFile(), purpose, purpose == Purpose::Show ? instrument_ : Instrument::Piano});
}

void TranscriptionJob::hearAgain() {
    if (hearableAgain()) add({shown_->file, Purpose::Show, instrument_});
}

void TranscriptionJob::add(const Job& job) {
    waiting_.push_back(job);
    if (state() != State::Working) next();
}

void TranscriptionJob::setInstrument(Instrument instrument) {
    if (instrument == instrument_) return;
    instrument_ = instrument;
    Q_EMIT instrumentChanged();
    Q_EMIT hearableAgainChanged();
}

bool TranscriptionJob::hearableAgain() const {
    return shown_ && shown_->instrument != instrument_;
}

void TranscriptionJob::next() {
    const Job job = waiting_.front();
    waiting_.pop_front();
    subject_ = QFileInfo(job.file).fileName();
    beginWork();
    setCancelToken(worker_.run(
        this,
        [transcribe = transcribe_, render = render_, file = std::filesystem::path(job.file.toStdString()),
         instrument = plain(job.instrument),
         title = words::fileTitle(QFileInfo(job.file).completeBaseName())](
            const Task& task) -> Result<TitledRecording> {
            auto heard = transcribeWithPicture(transcribe, render, file, instrument, task);
            if (!heard) return heard.error();
            return TitledRecording{std::move(*heard), title};
        },
        [this, job](Result<TitledRecording> recording) { finished(std::move(recording), job); },
        tellProgress()));
}

void TranscriptionJob::finished(Result<TitledRecording> recording, const Job& job) {
    if (!recording) {
        fail(recording.error());
    } else if (job.purpose == Purpose::Keep) {
        handover_.hand(musicOf(recording->transcription.music, recording->title.toStdString()),
                       recording->title, job.purpose);
        setState(shown_ ? State::Ready : State::Empty);
    } else {
        // What was corrected by hand is not lost to the next recording.
        if (transcript_.unkept()) hand(Purpose::Keep);
        shown_ = job;
        transcript_.show(std::move(*recording));
        setState(State::Ready);
        Q_EMIT hearableAgainChanged();
        if (job.purpose == Purpose::Open) hand(job.purpose);
    }
    if (!waiting_.empty()) next();
}

void TranscriptionJob::fail(const Error& error) {
    const bool byUser = error.code == ErrorCode::cancelled;
    const QString sentence = byUser ? QString() : words::error(error);
    if (shown_)
        setState(State::Ready);
    else
        setState(byUser ? State::Stopped : State::Failed, sentence);
    if (!byUser) Q_EMIT failed(sentence);
}

void TranscriptionJob::cancel() {
    waiting_.clear();
    JobModel::cancel();
}

void TranscriptionJob::exportMusic(const QUrl& to) {
    handover_.exportTo(transcript_.performance(), to);
    transcript_.markKept();
}

void TranscriptionJob::hand(Purpose purpose) {
    handover_.hand(transcript_.performance(), transcript_.title(), purpose);
    transcript_.markKept();
}

Status TranscriptionJob::keepIn(const std::filesystem::path& takes) {
    if (!transcript_.unkept()) return {};
    const QString name = QStringLiteral("corrected-%1.mid").arg(QDateTime::currentMSecsSinceEpoch());
    const Performance music = transcript_.performance();
    const Status written = music.notes.empty() ? Status() : writeMidi(music, takes / name.toStdString());
    if (written) transcript_.markKept();
    return written;
}

} // namespace atos
