// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/transcription_job.h"

#include "app/transcribe/transcriber.h"
#include "ui/base/words.h"

#include <QFileInfo>

#include <utility>

namespace atos {

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
    waiting_.push_back({file.toLocalFile(), purpose});
    if (state() != State::Working) next();
}

void TranscriptionJob::next() {
    const Job job = waiting_.front();
    waiting_.pop_front();
    subject_ = QFileInfo(job.file).fileName();
    beginWork();
    setCancelToken(worker_.run(
        this,
        [transcribe = transcribe_, render = render_, file = std::filesystem::path(job.file.toStdString()),
         title = words::fileTitle(QFileInfo(job.file).completeBaseName())](
            const Task& task) -> Result<TitledRecording> {
            auto heard = transcribeWithPicture(transcribe, render, file, task);
            if (!heard) return heard.error();
            return TitledRecording{std::move(*heard), title};
        },
        [this, purpose = job.purpose](Result<TitledRecording> recording) {
            finished(std::move(recording), purpose);
        },
        tellProgress()));
}

void TranscriptionJob::finished(Result<TitledRecording> recording, Purpose purpose) {
    if (!recording) {
        fail(recording.error());
    } else if (purpose == Purpose::Keep) {
        handover_.hand(musicOf(recording->transcription.music, recording->title.toStdString()),
                       recording->title, purpose);
        setState(shown_ ? State::Ready : State::Empty);
    } else {
        shown_ = true;
        transcript_.show(std::move(*recording));
        setState(State::Ready);
        if (purpose == Purpose::Open) hand(purpose);
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

void TranscriptionJob::exportMidi(const QUrl& to) {
    handover_.exportTo(transcript_.performance(), to);
}

void TranscriptionJob::hand(Purpose purpose) {
    handover_.hand(transcript_.performance(), transcript_.title(), purpose);
}

} // namespace atos
