// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/sound/sound_model.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace atos {

/// Plays a phrase in two tones, one of which is heard, and follows where it is. Window thread.
class PairPlayer : public QObject {
    Q_OBJECT

public:
    /// `sound` outlives the player.
    explicit PairPlayer(SoundModel& sound, QObject* parent = nullptr);

    [[nodiscard]] bool playing() const { return pair_ != nullptr; }
    [[nodiscard]] PairSide side() const { return side_; }
    /// Seconds of the phrase; where it stopped when nothing plays.
    [[nodiscard]] double position() const { return position_; }

    void play(std::shared_ptr<const PhrasePair> pair, PairSide side, double from);
    void choose(PairSide side);                           ///< goes on with the other version where it is
    void replace(std::shared_ptr<const PhrasePair> pair); ///< the same phrase, rendered anew, where it is
    void stop();
    /// From the beginning again when it is over, until it is stopped; then it never ended().
    void setRepeating(bool repeating) { repeating_ = repeating; }

Q_SIGNALS:
    void moved();
    void ended(); ///< the phrase and its decay; not when it was stopped

private:
    void follow();

    SoundModel& sound_;
    std::shared_ptr<const PhrasePair> pair_; ///< null: nothing plays
    PairSide side_ = PairSide::a;
    bool repeating_ = false;
    double position_ = 0;
    QTimer frame_;
};

} // namespace atos
