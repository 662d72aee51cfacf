// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/taste_model.h"

#include "ui/base/words.h"

#include <utility>

namespace atos {

TasteModel::TasteModel(CalibrateModel& calibrate, AuditionModel& audition, SoundModel& sound,
                       RenderFunction render, std::filesystem::path file, std::function<bool()> coin,
                       QObject* parent)
    : JobModel(State::Empty, parent), calibrate_(calibrate), audition_(audition), render_(std::move(render)),
      file_(std::move(file)), coin_(std::move(coin)), player_(sound) {
    player_.setRepeating(true);
    connect(&calibrate_, &CalibrateModel::resultChanged, this, [this] {
        if (active()) end();
    });
    // A file that cannot be read is left as it is until something is learnt anew.
    if (auto taste = readTaste(file_)) taste_ = std::move(*taste);
}

QString TasteModel::summary() const {
    if (answers() == 0) return tr("Nothing is known yet of what you like.");
    const auto [brighter, roomier, plainer, heavier] = taste_.liked();
    QStringList likes;
    if (brighter != 0) likes << (brighter > 0 ? tr("brighter") : tr("mellower"));
    if (roomier != 0) likes << (roomier > 0 ? tr("with more room") : tr("with less room"));
    if (plainer > 0.5) likes << tr("on a plainer piano");
    if (heavier != 0) likes << (heavier > 0 ? tr("with a heavier touch") : tr("with a lighter touch"));
    const QString known = tr("%n answer(s)", nullptr, answers());
    if (likes.isEmpty()) return tr("So far you like what the music asks for (%1).").arg(known);
    return tr("You lean to a tone %1 than usual (%2). The next Calibrate follows that, and says so.")
        .arg(likes.join(tr(" and ")), known);
}

void TasteModel::begin() {
    const Calibration* result = calibrate_.result();
    if (result == nullptr || !audition_.ready()) return;
    audition_.stop();
    evidence_ = result->target.offers.front().preset;
    question_ = 1;
    ask();
}

void TasteModel::end() {
    cancel();
    stop();
    question_ = 0;
    setState(State::Empty);
    Q_EMIT changed();
}

void TasteModel::ask() {
    heardFirst_ = heardSecond_ = false;
    if (over()) {
        setState(State::Empty);
        return Q_EMIT changed();
    }
    pair_ = nextPair(taste_, coin_());
    beginWork();
    setCancelToken(worker_.run(
        this,
        [render = render_, music = audition_.performance(), first = movedByTaste(evidence_, pair_.first),
         second = movedByTaste(evidence_, pair_.second)](const Task& task) {
            return std::pair(equallyLoudPair(render, *music, {0, music->duration()}, first, second, task),
                             task.cancel);
        },
        [this](std::pair<Result<std::shared_ptr<const PhrasePair>>, CancelToken> answer) {
            if (answer.second.cancelled()) return;
            if (!answer.first) {
                Q_EMIT failed(words::error(answer.first.error()));
                return end();
            }
            sounds_ = *std::move(answer.first);
            setState(State::Ready);
            Q_EMIT changed();
        }));
    Q_EMIT changed();
}

void TasteModel::play(Version version) {
    if (!ready() || version == Version::None) return;
    if (version == sounding_) {
        stop();
        return Q_EMIT changed();
    }
    const PairSide side = version == Version::First ? PairSide::a : PairSide::b;
    if (sounding_ == Version::None)
        player_.play(sounds_, side, 0);
    else
        player_.choose(side);
    sounding_ = version;
    (version == Version::First ? heardFirst_ : heardSecond_) = true;
    Q_EMIT changed();
}

void TasteModel::answer(Choice choice) {
    if (!answerable()) return;
    stop();
    pair_.liked = static_cast<Liked>(choice);
    taste_.add(pair_);
    keep();
    ++question_;
    ask();
}

void TasteModel::forget() {
    taste_ = {};
    keep();
    Q_EMIT changed();
}

void TasteModel::keep() {
    if (const Status kept = writeTaste(taste_, file_); !kept) Q_EMIT failed(words::error(kept.error()));
    Q_EMIT learnt();
}

void TasteModel::stop() {
    player_.stop();
    sounding_ = Version::None;
}

} // namespace atos
