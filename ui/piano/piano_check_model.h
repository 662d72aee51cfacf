// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/piano/identify_port.h"
#include "ui/calibrate/calibrate_model.h"
#include "ui/piano/connection_model.h"
#include "ui/sound/sound_model.h"

namespace atos {

/// The way between piano, computer and ears: how long the piano takes to answer, and what to do when a note
/// is heard twice or not at all. Local Control is the player's alone: it is spoken of and never sent.
class PianoCheckModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool askable READ askable NOTIFY answerChanged)
    Q_PROPERTY(QString answer READ answer NOTIFY answerChanged)
    Q_PROPERTY(Heard heard READ heard NOTIFY heardChanged)
    Q_PROPERTY(QString advice READ advice NOTIFY heardChanged)
    Q_PROPERTY(QString remedy READ remedy NOTIFY heardChanged)

public:
    /// How often the player hears each note.
    enum class Heard { Unsaid, Once, Twice, Never };
    Q_ENUM(Heard)

    /// All outlive the model.
    PianoCheckModel(MidiSystem& midi, ConnectionModel& connection, CalibrateModel& calibrate,
                    SoundModel& sound, QObject* parent = nullptr);

    [[nodiscard]] bool askable() const { return !asking_ && !connection_.output().isEmpty(); }
    [[nodiscard]] QString answer() const; ///< what the piano answered and when, or why that is not known
    /// Asks the chosen piano what it is, in a worker. The Universal Identity Request and nothing else.
    Q_INVOKABLE void ask();

    [[nodiscard]] Heard heard() const { return heard_; }
    Q_INVOKABLE void say(atos::PianoCheckModel::Heard heard);
    [[nodiscard]] QString advice() const; ///< what that means and what to do; empty until something was said
    [[nodiscard]] QString remedy() const; ///< what can be done here at once; empty: nothing
    /// Does it; what is heard then is for the player to say.
    Q_INVOKABLE void remedyNow();

Q_SIGNALS:
    void answerChanged();
    void heardChanged();

private:
    [[nodiscard]] bool realPiano() const { return !piano_.isEmpty() && !connection_.simulated(); }
    [[nodiscard]] QString describe(const IdentifiedPiano& piano) const;
    [[nodiscard]] QString adviceWhenTwice() const;
    [[nodiscard]] QString adviceWhenNever() const;
    void meet();

    MidiSystem& midi_;
    ConnectionModel& connection_;
    CalibrateModel& calibrate_;
    SoundModel& sound_;
    QString piano_; ///< that the answer is about
    QString answer_;
    bool asking_ = false;
    bool echoes_ = false;
    Heard heard_ = Heard::Unsaid;
    WindowWorker worker_;
};

} // namespace atos
