// SPDX-License-Identifier: Apache-2.0
#include "ui/sound/pair_player.h"

#include <algorithm>
#include <utility>

namespace atos {

PairPlayer::PairPlayer(SoundModel& sound, QObject* parent) : QObject(parent), sound_(sound) {
    frame_.setInterval(16);
    frame_.setTimerType(Qt::PreciseTimer);
    connect(&frame_, &QTimer::timeout, this, &PairPlayer::follow);
}

void PairPlayer::play(std::shared_ptr<const PhrasePair> pair, PairSide side, double from) {
    position_ = from;
    side_ = side;
    pair_ = std::move(pair);
    sound_.playPair(pair_, side, from);
    frame_.start();
    Q_EMIT moved();
}

void PairPlayer::choose(PairSide side) {
    if (side == side_) return;
    side_ = side;
    sound_.choosePair(side);
}

void PairPlayer::replace(std::shared_ptr<const PhrasePair> pair) {
    if (!playing()) return;
    pair_ = std::move(pair);
    sound_.replacePair(pair_);
}

void PairPlayer::stop() {
    if (!playing()) return;
    frame_.stop();
    pair_.reset();
    sound_.stopPair();
}

void PairPlayer::follow() {
    const std::optional<double> seconds = sound_.pairPosition();
    const double before =
        std::exchange(position_, std::min(seconds.value_or(pair_->seconds), pair_->seconds));
    if (position_ != before) Q_EMIT moved();
    if (seconds) return;
    if (repeating_) return play(pair_, side_, 0);
    frame_.stop();
    pair_.reset();
    Q_EMIT ended();
}

} // namespace atos
