// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/calibrate/live_model.h"
#include "ui/settings/settings_model.h"
#include "ui/sound/player_model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// The first minute: find the piano, hear the sound, play five notes, say how often each was heard. Comes by
/// itself once, and again when asked for.
class GuideModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged)
    Q_PROPERTY(int notes READ notes NOTIFY notesChanged)

public:
    static constexpr int wantedNotes = 5;

    enum class Step { Closed, Piano, Sound, Play, Heard, Done };
    Q_ENUM(Step)

    /// All outlive the model.
    GuideModel(SettingsModel& settings, LiveModel& live, PlayerModel& player, QObject* parent = nullptr);

    [[nodiscard]] Step step() const { return step_; }
    [[nodiscard]] int notes() const { return notes_; } ///< played since Step::Play began, at most wantedNotes

    Q_INVOKABLE void begin();
    /// From Step::Play without five notes straight to the end: there is nothing that could have been heard.
    Q_INVOKABLE void next();
    /// It does not come by itself again.
    Q_INVOKABLE void close();
    /// A chord, to hear whether anything sounds.
    Q_INVOKABLE void playSample();

Q_SIGNALS:
    void stepChanged();
    void notesChanged();

private:
    void count();
    void setStep(Step step);

    SettingsModel& settings_;
    LiveModel& live_;
    PlayerModel& player_;
    Step step_ = Step::Closed;
    int notes_ = 0;
    int notesBefore_ = 0;
};

} // namespace atos
