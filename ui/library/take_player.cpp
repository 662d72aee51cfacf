// SPDX-License-Identifier: Apache-2.0
#include "ui/library/take_player.h"

#include "app/library/take_folder.h"
#include "ui/base/words.h"

#include <algorithm>

namespace atos {

TakePlayer::TakePlayer(PlayerModel& player, QObject* parent) : QObject(parent), player_(player) {
    connect(&player_, &PlayerModel::positionChanged, this, [this] {
        if (playing_ != 0) Q_EMIT moved();
    });
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (!player_.playing()) setPlaying(0);
    });
}

double TakePlayer::share() const {
    return playing_ != 0 && duration_ > 0 ? std::clamp(player_.position() / duration_, 0.0, 1.0) : 0;
}

void TakePlayer::toggle(qint64 id, const QUrl& file) {
    const bool stops = id == playing_ || id == wanted_;
    stop();
    if (stops) return;
    wanted_ = id;
    worker_.run(
        this,
        [path = std::filesystem::path(file.toLocalFile().toStdString())](const Task&) {
            return readTake(path);
        },
        [this, id](const Result<Performance>& take) {
            if (id != wanted_) return;
            wanted_ = 0;
            if (!take) return Q_EMIT failed(words::error(take.error()));
            duration_ = take->duration();
            player_.play(*take, 0, duration_);
            setPlaying(id);
        });
}

void TakePlayer::stop() {
    wanted_ = 0;
    if (playing_ != 0) player_.stop();
}

void TakePlayer::setPlaying(qint64 id) {
    if (id == playing_) return;
    playing_ = id;
    Q_EMIT playingChanged();
    Q_EMIT moved();
}

} // namespace atos
