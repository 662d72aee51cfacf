// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/base/window_worker.h"
#include "ui/sound/player_model.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// Plays a take of the list by the player that all screens share: whatever else plays ends it.
class TakePlayer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(qint64 playing READ playing NOTIFY playingChanged)
    Q_PROPERTY(double share READ share NOTIFY moved)

public:
    /// `player` outlives the model.
    explicit TakePlayer(PlayerModel& player, QObject* parent = nullptr);

    [[nodiscard]] qint64 playing() const { return playing_; } ///< the take's id; 0: none
    [[nodiscard]] double share() const;                       ///< of the take that was heard, 0..1

    /// From its beginning; the one that plays is stopped.
    Q_INVOKABLE void toggle(qint64 id, const QUrl& file);
    Q_INVOKABLE void stop();

Q_SIGNALS:
    void playingChanged();
    void moved();
    void failed(const QString& sentence);

private:
    void setPlaying(qint64 id);

    PlayerModel& player_;
    qint64 wanted_ = 0; ///< it is being read
    qint64 playing_ = 0;
    double duration_ = 0;
    WindowWorker worker_;
};

} // namespace atos
