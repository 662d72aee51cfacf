// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/generator_job.h"

#include "ui/base/words.h"

#include <QRandomGenerator>

#include <algorithm>

namespace atos {

GeneratorJob::GeneratorJob(GeneratorService service, PlayerModel& player, MidiHandover& handover,
                           QObject* parent)
    : JobModel(State::Empty, parent), service_(std::move(service)), player_(player), handover_(handover),
      generator_(std::make_shared<std::unique_ptr<Generator>>()) {
    connect(&player_, &PlayerModel::positionChanged, this, [this] {
        if (!playing_) return;
        position_ = std::min(player_.position(), duration());
        Q_EMIT moved();
    });
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (player_.playing() || !playing_) return;
        playing_ = false;
        position_ = 0;
        Q_EMIT moved();
        Q_EMIT playingChanged();
    });
}

QString GeneratorJob::facts() const {
    if (madeFrom_ == 0) return {};
    const QString length = performance_->loopSeconds > 0 ? tr("%1, repeated").arg(words::minutes(duration()))
                                                         : words::minutes(duration());
    return QStringLiteral("%1  ·  %2  ·  %3")
        .arg(tr("%n note(s)", nullptr, static_cast<int>(performance_->notes.size())), length,
             tr("number %1").arg(madeFrom_));
}

QString GeneratorJob::musicTitle() const {
    return tr("%1, number %2").arg(service_.title).arg(madeFrom_);
}

void GeneratorJob::setSeed(int seed) {
    seed = std::clamp(seed, 1, largestSeed);
    held_ = true;
    seed_ = seed;
    Q_EMIT seedChanged();
}

void GeneratorJob::setHeld(bool held) {
    if (held == held_) return;
    held_ = held;
    Q_EMIT seedChanged();
}

void GeneratorJob::roll() {
    if (held_) return;
    seed_ = QRandomGenerator::global()->bounded(1, largestSeed + 1);
    Q_EMIT seedChanged();
}

double GeneratorJob::duration() const {
    return performance_->loopSeconds > 0 ? performance_->loopSeconds : performance_->duration();
}

void GeneratorJob::generate(double seconds) {
    MusicWish wish;
    wish.request.seconds = seconds;
    make(std::move(wish));
}

void GeneratorJob::make(MusicWish wish) {
    if (state() == State::Working) return;
    stop();
    beginWork();
    wish.request.seconds = std::clamp(wish.request.seconds, shortestGeneration, longestGeneration);
    wish.request.seed = static_cast<std::uint64_t>(seed_);
    setCancelToken(worker_.run(
        this,
        [generator = generator_, open = service_.open, abilities = service_.abilities,
         wish = std::move(wish)](const Task& task) -> Result<Performance> {
            if (!*generator) {
                auto opened = open();
                if (!opened) return opened.error();
                *generator = std::move(*opened);
            }
            return makeMusic(**generator, abilities, wish, task);
        },
        [this, seed = seed_](Result<Performance> music) { finished(std::move(music), seed); },
        tellProgress()));
}

void GeneratorJob::finished(Result<Performance> music, int seed) {
    if (music) {
        performance_ = std::make_shared<const Performance>(std::move(*music));
        madeFrom_ = seed;
        return setState(State::Ready);
    }
    const bool byUser = music.error().code == ErrorCode::cancelled;
    const QString sentence = byUser ? QString() : words::error(music.error());
    if (madeFrom_ > 0)
        setState(State::Ready);
    else
        setState(byUser ? State::Empty : State::Failed, sentence);
    if (!byUser) Q_EMIT failed(sentence);
}

void GeneratorJob::play() {
    if (state() != State::Ready) return;
    if (performance_->loopSeconds > 0)
        player_.playLoop(*performance_);
    else
        player_.play(*performance_, 0, duration());
    playing_ = true;
    Q_EMIT playingChanged();
}

void GeneratorJob::stop() {
    if (playing_) player_.stop();
}

void GeneratorJob::exportMusic(const QUrl& to) {
    handover_.exportTo(*performance_, to);
}

void GeneratorJob::hand(MidiHandover::Purpose purpose) {
    handover_.hand(*performance_, musicTitle(), purpose);
}

} // namespace atos
