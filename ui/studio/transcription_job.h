// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transcribe/transcribed_recording.h"
#include "ui/base/job_model.h"
#include "ui/base/midi_handover.h"
#include "ui/studio/transcript_editor.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <deque>
#include <functional>
#include <optional>

namespace atos {

/// Recordings become notes, one after the other.
class TranscriptionJob : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QString subject READ subject NOTIFY stateChanged)
    Q_PROPERTY(Instrument instrument READ instrument WRITE setInstrument NOTIFY instrumentChanged)
    Q_PROPERTY(bool hearableAgain READ hearableAgain NOTIFY hearableAgainChanged)
    Q_PROPERTY(atos::TranscriptEditor* transcript READ transcript CONSTANT)

public:
    using Purpose = MidiHandover::Purpose;
    enum class Instrument { Piano, AnyInstrument }; ///< as atos::Instrument, for the screen
    Q_ENUM(Instrument)

    /// When it is Ready, `transcript` holds the one that was shown last. `player` and `handover` outlive the
    /// model. `render` is called in a worker.
    TranscriptionJob(TranscribeFunction transcribe, RenderFunction render, PlayerModel& player,
                     MidiHandover& handover, QObject* parent = nullptr);

    [[nodiscard]] QString subject() const { return subject_; } ///< what is or was worked on
    [[nodiscard]] TranscriptEditor* transcript() { return &transcript_; }
    /// What the next recording for the Studio is heard as; elsewhere recordings are those of a piano.
    [[nodiscard]] Instrument instrument() const { return instrument_; }
    void setInstrument(Instrument instrument);
    /// Whether what is shown was heard as another instrument than `instrument`.
    [[nodiscard]] bool hearableAgain() const;

    /// Whether a file's name is a recording's, so that it belongs here and not with the MIDI files.
    [[nodiscard]] static bool isRecording(const QUrl& file);
    /// Show: in the Studio. Open: there, and on the Calibrate screen. Keep: in the library only.
    Q_INVOKABLE void transcribe(const QUrl& file,
                                atos::MidiHandover::Purpose purpose = MidiHandover::Purpose::Show);
    /// The recording that is shown, as `instrument`; notes that were corrected go to the library.
    Q_INVOKABLE void hearAgain();
    /// What is worked on and what waits.
    void cancel() override;
    /// The notes that are left, as a MIDI file.
    Q_INVOKABLE void exportMusic(const QUrl& to);
    /// The same for the library or the Calibrate screen.
    Q_INVOKABLE void hand(atos::MidiHandover::Purpose purpose);

    /// Writes notes that were corrected and are kept nowhere into the folder of takes, where the library
    /// finds them: when the window closes.
    [[nodiscard]] Status keepIn(const std::filesystem::path& takes);

Q_SIGNALS:
    void failed(const QString& sentence);
    void instrumentChanged();
    void hearableAgainChanged();

private:
    struct Job {
        QString file;
        Purpose purpose = Purpose::Show;
        Instrument instrument = Instrument::Piano;
    };
    void add(const Job& job);
    void next();
    void finished(Result<TitledRecording> recording, const Job& job);
    void fail(const Error& error);

    TranscribeFunction transcribe_;
    RenderFunction render_;
    MidiHandover& handover_;
    TranscriptEditor transcript_;
    QString subject_;
    Instrument instrument_ = Instrument::Piano;
    std::optional<Job> shown_; ///< what `transcript` holds
    std::deque<Job> waiting_;
    WindowWorker worker_;
};

} // namespace atos
