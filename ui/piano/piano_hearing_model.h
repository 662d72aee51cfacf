// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/phrase_player.h"
#include "piano/link/note_port.h"
#include "ui/calibrate/audition_model.h"
#include "ui/piano/push_model.h"

#include <QTimer>

#include <atomic>
#include <memory>

namespace atos {

/// A and B on the piano itself, where this computer makes no sound: the phrase as the piano is set now, then
/// the tone is sent, which Undo takes back, then the phrase again. Begins when the player has agreed, and
/// ends when asked: what sounds is released.
class PianoHearingModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool possible READ possible NOTIFY changed)
    Q_PROPERTY(Step step READ step NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)

public:
    enum class Step { Idle, Asking, PlayingA, Sending, PlayingB };
    Q_ENUM(Step)

    /// All outlive the model.
    PianoHearingModel(MidiSystem& midi, AuditionModel& audition, PushModel& push, QObject* parent = nullptr);

    /// There is a piano to play on and something that the tone would change on it.
    [[nodiscard]] bool possible() const;
    [[nodiscard]] Step step() const { return step_; }
    [[nodiscard]] QString sentence() const; ///< what happens now; what will, when it is asked; else empty

    Q_INVOKABLE void ask();
    Q_INVOKABLE void begin(); ///< the player has agreed
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    void play(Step step);
    void follow();
    void sent();
    void setStep(Step step);

    MidiSystem& midi_;
    AuditionModel& audition_;
    PushModel& push_;
    Step step_ = Step::Idle;
    std::shared_ptr<NotePort> port_;
    std::atomic<bool> portLost_ = false;
    QTimer frame_;
    QTimer settling_; ///< a piano needs a moment for its new tone
    WindowWorker worker_;
    PhrasePlayer player_; ///< last: it plays into the port
};

} // namespace atos
