// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transcribe/transcribed_recording.h"
#include "ui/base/window_worker.h"
#include "ui/sound/player_model.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace atos {

/// A recording that was written down.
struct TitledRecording : TranscribedRecording {
    QString title;
};

/// The notes that were heard in a recording: looked at, corrected, and played in step with it.
class TranscriptEditor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QString title READ title NOTIFY recordingChanged)
    Q_PROPERTY(QString facts READ facts NOTIFY notesChanged)
    Q_PROPERTY(QStringList warnings READ warnings NOTIFY recordingChanged)
    Q_PROPERTY(int count READ count NOTIFY notesChanged)
    Q_PROPERTY(int unsureCount READ unsureCount NOTIFY notesChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
    Q_PROPERTY(int current READ current NOTIFY selectionChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY selectionChanged)
    Q_PROPERTY(bool undoable READ undoable NOTIFY notesChanged)
    Q_PROPERTY(Hear hear READ hear WRITE setHear NOTIFY hearChanged)
    Q_PROPERTY(bool playing READ isPlaying NOTIFY playingChanged)
    Q_PROPERTY(double position READ position WRITE setPosition NOTIFY moved)
    Q_PROPERTY(double duration READ duration NOTIFY recordingChanged)
    Q_PROPERTY(QString time READ time NOTIFY moved)

public:
    enum class Hear { Both, Recording, Notes };
    Q_ENUM(Hear)
    /// How far the network's answer lies above the one from which a note is written.
    enum class Sureness { Unsure, Likely, Sure };
    Q_ENUM(Sureness)

    explicit TranscriptEditor(PlayerModel& player, QObject* parent = nullptr);

    void show(TitledRecording recording);
    [[nodiscard]] QString title() const { return recording_.title; }
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QStringList warnings() const;
    [[nodiscard]] const Spectrogram& spectrogram() const { return *recording_.spectrogram; }
    [[nodiscard]] const RecognisedMusic& music() const { return recording_.transcription.music; }
    /// Null where the beat is not sure.
    [[nodiscard]] const std::shared_ptr<const BeatGrid>& beats() const { return recording_.beats; }
    /// What is left of it, as a performance.
    [[nodiscard]] Performance performance() const;

    [[nodiscard]] int count() const { return static_cast<int>(music().notes.size()); }
    [[nodiscard]] int unsureCount() const;
    [[nodiscard]] Sureness sureness(const RecognisedNote& note) const;

    // Notes are numbered by onset, then pitch.
    [[nodiscard]] bool isSelected(int note) const { return selected_.at(static_cast<std::size_t>(note)); }
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] int current() const { return current_; } ///< what the keyboard moves; -1: none
    [[nodiscard]] QString sentence() const;                ///< of the current note, or of the selection
    Q_INVOKABLE void select(const QList<int>& notes, bool further = false);
    Q_INVOKABLE void selectUnsure();
    Q_INVOKABLE void selectAll();
    /// To the note so many before or after; `further` keeps what is selected.
    Q_INVOKABLE void step(int notes, bool further = false);
    Q_INVOKABLE void removeSelected();
    [[nodiscard]] bool undoable() const { return !removed_.empty(); }
    Q_INVOKABLE void undo();

    [[nodiscard]] Hear hear() const { return hear_; }
    void setHear(Hear hear);
    [[nodiscard]] bool isPlaying() const { return playing_; }
    [[nodiscard]] double position() const { return position_; } ///< seconds
    void setPosition(double seconds);
    [[nodiscard]] double duration() const { return recording_.transcription.seconds; }
    [[nodiscard]] QString time() const; ///< "0:12 / 4:32"
    Q_INVOKABLE void play();
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void recordingChanged();
    void notesChanged();
    void selectionChanged();
    void hearChanged();
    void playingChanged();
    void moved();
    void failed(const QString& sentence);

private:
    void begin(std::optional<PlayerModel::Beside> beside);
    void followPlayer();
    void changeNotes(std::vector<RecognisedNote> notes);

    PlayerModel& player_;
    TitledRecording recording_;
    std::vector<bool> selected_;
    int current_ = -1;
    std::vector<std::vector<RecognisedNote>> removed_; ///< by each deletion that can be undone
    Hear hear_ = Hear::Both;
    bool playing_ = false;
    double position_ = 0;
    int asked_ = 0; ///< grows with every start and stop: a recording that opens too late is not played
    WindowWorker worker_;
};

} // namespace atos
