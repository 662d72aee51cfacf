// SPDX-License-Identifier: Apache-2.0
#include "ui/sound/player_model.h"

#include "app/generate/loop.h"

#include <cmath>

namespace atos {

PlayerModel::PlayerModel(SoundModel& sound, QObject* parent)
    : QObject(parent), sound_(sound),
      player_([&sound](const ChannelMessage& message) { sound.play(message); }) {
    frame_.setInterval(16);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &PlayerModel::follow);
}

void PlayerModel::play(const Performance& performance, double from, double to) {
    start(schedule(performance, from, to), from, to);
}

void PlayerModel::playLoop(const Performance& loop) {
    start(loopSchedule(loop), 0, loop.loopSeconds, loop.loopSeconds);
}

void PlayerModel::playBeside(std::optional<Beside> beside, const Performance& performance, double from,
                             double to) {
    std::vector<ChannelMessage> messages = schedule(performance, from, to);
    messages.push_back({to - from, {0x80, 0, 64}}); // so that time runs to the recording's end
    start(std::move(messages), from, to);
    if (beside) sound_.playRecording(std::move(beside->recording), beside->gainDb);
}

void PlayerModel::start(std::vector<ChannelMessage> messages, double from, double to, double period) {
    stop();
    from_ = from;
    to_ = to;
    position_ = from;
    period_ = period;
    player_.play(std::move(messages), period);
    frame_.start();
    playing_ = true;
    Q_EMIT playingChanged();
}

void PlayerModel::stop() {
    player_.stop();
    frame_.stop();
    if (!playing_) return;
    playing_ = false;
    sound_.stopRecording();
    Q_EMIT playingChanged();
}

void PlayerModel::follow() {
    const std::optional<double> seconds = player_.position();
    position_ = !seconds ? to_ : period_ > 0 ? std::fmod(*seconds, period_) : from_ + *seconds;
    Q_EMIT positionChanged();
    if (!seconds) stop();
}

} // namespace atos
