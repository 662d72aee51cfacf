// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/blind_test_model.h"

#include "ui/base/words.h"

#include <utility>

namespace atos {

BlindTestModel::BlindTestModel(AuditionModel& audition, SoundModel& sound,
                               std::function<std::uint64_t()> seed, QObject* parent)
    : QObject(parent), audition_(audition), seed_(std::move(seed)), player_(sound) {
    player_.setRepeating(true);
    connect(&audition_, &AuditionModel::stateChanged, this, [this] {
        if (active() && audition_.pair() != pair_) end(); // another tone: another question
    });
}

QString BlindTestModel::verdict() const {
    if (!over()) return {};
    const QString count = tr("%1 of %2 right").arg(test_->hits()).arg(test_->trials());
    if (test_->verdict() == BlindVerdict::heard) {
        const double chance = chanceOfGuessing(test_->hits(), test_->trials());
        return tr("You hear the difference: %1. Whoever guesses gets that in %2 of tests.")
            .arg(count, chance < 0.01 ? tr("less than 1 %") : words::share(chance));
    }
    return tr("Not shown: %1. That does not prove that there is no difference.").arg(count);
}

void BlindTestModel::begin() {
    if (!audition_.ready()) return;
    audition_.stop();
    pair_ = audition_.pair();
    test_.emplace(seed_());
    heardX_ = heardOther_ = false;
    Q_EMIT changed();
}

void BlindTestModel::end() {
    stop();
    test_.reset();
    Q_EMIT changed();
}

void BlindTestModel::play(Version version) {
    if (!active() || over() || version == Version::None) return;
    if (version == sounding_) {
        stop();
        return Q_EMIT changed();
    }
    const bool b = version == Version::B || (version == Version::X && test_->xIsB());
    const PairSide side = b ? PairSide::b : PairSide::a;
    if (sounding_ == Version::None)
        player_.play(pair_, side, player_.position() < pair_->seconds ? player_.position() : 0);
    else
        player_.choose(side);
    sounding_ = version;
    (version == Version::X ? heardX_ : heardOther_) = true;
    Q_EMIT changed();
}

void BlindTestModel::answer(bool xIsB) {
    if (!answerable()) return;
    stop();
    test_->answer(xIsB);
    heardX_ = heardOther_ = false;
    Q_EMIT changed();
}

void BlindTestModel::stop() {
    player_.stop();
    sounding_ = Version::None;
}

} // namespace atos
