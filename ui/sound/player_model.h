// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/phrase_player.h"
#include "ui/sound/sound_model.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// Plays a stretch of a performance through the preview: the opened piece, or a phrase in tone A or B.
class PlayerModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(bool playing READ playing NOTIFY playingChanged)

public:
    explicit PlayerModel(SoundModel& sound, QObject* parent = nullptr);

    [[nodiscard]] bool playing() const { return playing_; }
    /// Seconds of the performance, not of the stretch; where it stopped when nothing plays.
    [[nodiscard]] double position() const { return position_; }

    void play(const Performance& performance, double from, double to);
    /// A loop (Performance::loopSeconds), again and again until stop().
    void playLoop(const Performance& loop);
    /// A recording for playBeside(), opened at LiveSynth::recordingRate and at `from` already.
    struct Beside {
        AudioFile recording;
        double gainDb = 0;
    };
    /// The same until `to`, and a recording that begins at the same moment. They run by two clocks, which
    /// part by a few milliseconds a minute.
    void playBeside(std::optional<Beside> beside, const Performance& performance, double from, double to);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void playingChanged();
    void positionChanged();

private:
    void start(std::vector<ChannelMessage> messages, double from, double to, double period = 0);
    void follow();

    SoundModel& sound_;
    bool playing_ = false;
    double from_ = 0;
    double to_ = 0;
    double period_ = 0; ///< of a loop; 0: it plays once
    double position_ = 0;
    QTimer frame_;
    PhrasePlayer player_;
};

} // namespace atos
