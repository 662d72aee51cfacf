// SPDX-License-Identifier: Apache-2.0
#include "app/player_model.h"

namespace atos {

PlayerModel::PlayerModel(SoundModel& sound, QObject* parent)
    : QObject(parent), player_([&sound](const ChannelMessage& message) { sound.play(message); }) {
    frame_.setInterval(16);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &PlayerModel::follow);
}

void PlayerModel::play(const Performance& performance, double from, double to) {
    stop();
    from_ = from;
    to_ = to;
    position_ = from;
    player_.play(messagesBetween(performance, from, to));
    frame_.start();
    playing_ = true;
    Q_EMIT playingChanged();
}

void PlayerModel::stop() {
    player_.stop();
    frame_.stop();
    if (!playing_) return;
    playing_ = false;
    Q_EMIT playingChanged();
}

void PlayerModel::follow() {
    const std::optional<double> seconds = player_.position();
    position_ = seconds ? from_ + *seconds : to_;
    Q_EMIT positionChanged();
    if (!seconds) stop();
}

} // namespace atos
