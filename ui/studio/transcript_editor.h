// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transcribe/note_history.h"
#include "app/transcribe/transcribed_recording.h"
#include "ui/base/window_worker.h"
#include "ui/sound/player_model.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
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
    Q_PROPERTY(bool redoable READ redoable NOTIFY notesChanged)
    Q_PROPERTY(bool beatSure READ beatSure NOTIFY recordingChanged)
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
    Q_INVOKABLE [[nodiscard]] bool isSelected(int note) const {
        return selected_.at(static_cast<std::size_t>(note));
    }
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] int current() const { return current_; } ///< what the keyboard moves; -1: none
    /// Of the current note or of the selection; after an edit that cannot be, why.
    [[nodiscard]] QString sentence() const;
    Q_INVOKABLE void select(const QList<int>& notes, bool further = false);
    Q_INVOKABLE void selectUnsure();
    Q_INVOKABLE void selectAll();
    /// To the note so many before or after; `further` keeps what is selected.
    Q_INVOKABLE void step(int notes, bool further = false);

    // Edits, each of which can be undone: app/transcribe/edit_notes.h has their rules. What comes of one is
    // selected after it.
    /// As long as a beat where that is sure, and then on its sixteenth.
    Q_INVOKABLE void addNote(int pitch, double seconds);
    Q_INVOKABLE void addAtPlayhead(); ///< on the key of the current note, otherwise on middle C
    Q_INVOKABLE void removeSelected();
    Q_INVOKABLE void moveSelected(int semitones, double seconds);
    Q_INVOKABLE void stretchSelected(double beginBy, double endBy); ///< seconds
    /// Of what is selected, or of all notes when nothing is, those that sound then.
    Q_INVOKABLE void split(double seconds);
    Q_INVOKABLE void changeLoudness(int by); ///< velocity
    /// What is selected, or all notes when nothing is. `strength`: 0 .. 1.
    Q_INVOKABLE void quantise(int stepsPerQuarter, double strength);
    [[nodiscard]] bool beatSure() const { return beats() != nullptr; }
    /// How far an arrow key moves, seconds: a sixteenth where the beat is sure.
    Q_INVOKABLE [[nodiscard]] double timeStep() const;
    [[nodiscard]] bool undoable() const { return history_.undoable(); }
    [[nodiscard]] bool redoable() const { return history_.redoable(); }
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// Lets a key be heard, unless the transcript is playing.
    Q_INVOKABLE void hearKey(int pitch, int velocity = 80);

    [[nodiscard]] Hear hear() const { return hear_; }
    void setHear(Hear hear);
    [[nodiscard]] bool isPlaying() const { return playing_; }
    [[nodiscard]] double position() const { return position_; } ///< seconds
    void setPosition(double seconds);
    /// The numbers [first, last) of all notes that sound between two moments, in seconds, and of some others.
    [[nodiscard]] std::pair<std::size_t, std::size_t> notesBetween(double from, double to) const;
    /// Whether notes were corrected since they were shown or kept somewhere.
    [[nodiscard]] bool unkept() const { return unkept_; }
    void markKept() { unkept_ = false; }
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
    void changeNotes(NoteList notes);
    void perform(Result<NoteEdit> edit);
    void apply(const NoteEdit& edit);
    void selectThose(const NoteList& notes);
    [[nodiscard]] NoteNumbers selection() const;
    [[nodiscard]] NoteNumbers selectionOrAll() const;
    void hearCurrent();

    PlayerModel& player_;
    TitledRecording recording_;
    double longest_ = 0; ///< note, in seconds
    bool unkept_ = false;
    std::vector<bool> selected_;
    int current_ = -1;
    NoteHistory history_;
    QString refusal_; ///< why the last edit could not be
    Hear hear_ = Hear::Both;
    bool playing_ = false;
    double position_ = 0;
    int asked_ = 0; ///< grows with every start and stop: a recording that opens too late is not played
    WindowWorker worker_;
};

} // namespace atos
