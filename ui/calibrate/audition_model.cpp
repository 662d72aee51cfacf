// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/audition_model.h"

#include "ui/base/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {

AuditionModel::AuditionModel(CalibrateModel& calibrate, SoundModel& sound, PlayerModel& player,
                             RenderFunction render, std::filesystem::path pieces, QObject* parent)
    : JobModel(State::Empty, parent), calibrate_(calibrate), sound_(sound), player_(player),
      render_(std::move(render)), pieces_(std::move(pieces)), pairPlayer_(sound) {
    connect(&calibrate_, &CalibrateModel::resultChanged, this, [this] { newAnswer_ = true; });
    connect(&calibrate_, &CalibrateModel::choiceChanged, this, &AuditionModel::choose);
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (player_.playing()) stop();
    });
    connect(&pairPlayer_, &PairPlayer::moved, this, [this] {
        position_ = pairPlayer_.position();
        Q_EMIT moved();
    });
    connect(&pairPlayer_, &PairPlayer::ended, this, &AuditionModel::ended);
}

void AuditionModel::choose() {
    const Tone first = std::exchange(newAnswer_, false) ? Tone::Before : Tone::After;
    first_ = beginsByItself_ ? first : Tone::None;
    prepare();
}

void AuditionModel::prepare() {
    stop();
    JobModel::cancel();
    demonstrating_ = false;
    const std::optional<TonePreset> tone = calibrate_.chosenTone();
    if (!tone) {
        pair_.reset();
        return tell(State::Empty, {});
    }
    tell(State::Loading, tr("Matching the loudness…"));
    const std::shared_ptr<const Performance> music = calibrate_.performance();
    phrase_ = calibrate_.resultIsLive() ? lastPhrase(*music, phraseSeconds)
                                        : characteristicPhrase(*music, phraseSeconds);
    setCancelToken(worker_.run(
        this,
        [render = render_, music, phrase = phrase_](const Task& task) {
            return std::pair(phraseAsMade(render, *music, phrase, task), task.cancel);
        },
        [this](std::pair<Result<PhraseAsMade>, CancelToken> answer) {
            // Another tone may have been chosen meanwhile: then this answers a question nobody asks any more.
            if (!answer.second.cancelled()) heardAsMade(std::move(answer.first));
        }));
}

void AuditionModel::heardAsMade(Result<PhraseAsMade> asMade) {
    const std::optional<TonePreset> tone = calibrate_.chosenTone();
    if (!asMade || !tone) return tell(State::Failed, asMade ? QString() : words::error(asMade.error()));
    pair_ = asMade->pair;
    match_ = {asMade->firstGain, 0, 0};
    phraseMusic_ = std::make_shared<const Performance>(excerpt(*calibrate_.performance(), phrase_));
    position_ = 0;
    tell(State::Loading, tr("Matching the loudness…"));
    if (first_ == Tone::Before && sound_.audible() && !player_.playing()) {
        first_ = Tone::None;
        begin(Tone::Before, 0);
        next_ = Tone::After;
    }
    setCancelToken(worker_.run(
        this,
        [render = render_, music = calibrate_.performance(), phrase = phrase_, tone = *tone,
         made = std::move(*asMade)](const Task& task) {
            return std::pair(previewPhrase(render, *music, phrase, tone, made, task), task.cancel);
        },
        [this](std::pair<Result<PhrasePreview>, CancelToken> answer) {
            if (!answer.second.cancelled()) prepared(std::move(answer.first));
        }));
}

void AuditionModel::prepared(Result<PhrasePreview> audition) {
    if (!audition) {
        stop();
        return tell(State::Failed, words::error(audition.error()));
    }
    audition_ = std::move(*audition);
    match_ = audition_.match;
    pair_ = audition_.pair;
    pairPlayer_.replace(pair_);
    const int seconds = static_cast<int>(std::lround(phrase_.seconds()));
    QStringList sentences{calibrate_.resultIsLive()
                              ? tr("Your last %n second(s), both equally loud.", nullptr, seconds)
                              : tr("%n second(s) of this piece, both equally loud.", nullptr, seconds)};
    for (const std::string& limit : audition_.fit.limits)
        sentences += words::text(limit);
    tell(State::Ready, sentences.join(QLatin1Char(' ')));
    Q_EMIT moved();
    if (tone_ == Tone::After)
        sound_.setTone(audition_.fit.tone, match_.gainB);
    else if (sounding_ == Tone::Before)
        sound_.setTone({}, match_.gainA);
    const Tone first = std::exchange(first_, Tone::None);
    if (first == Tone::None || !sound_.audible() || player_.playing()) return;
    begin(first, 0);
    if (first == Tone::Before) next_ = Tone::After;
}

void AuditionModel::demonstrate() {
    if (searching() || demonstrating_) return prepare();
    if (!ready()) return;
    stop();
    tell(State::Working, tr("Looking for the phrase that shows the difference best…"));
    setCancelToken(worker_.run(
        this,
        [render = render_, own = calibrate_.performance(), pieces = pieces_,
         tone = audition_.fit.tone](const Task& task) {
            return std::pair(findDemonstration(render, *own, pieces, tone, task), task.cancel);
        },
        [this](std::pair<Result<FoundPhrase>, CancelToken> answer) {
            if (!answer.second.cancelled()) found(std::move(answer.first));
        },
        tellProgress()));
}

void AuditionModel::found(Result<FoundPhrase> demonstration) {
    if (!demonstration) return tell(State::Ready, words::error(demonstration.error()));
    demonstrating_ = true;
    phraseMusic_ = demonstration->music;
    match_ = demonstration->match;
    pair_ = demonstration->pair;
    position_ = 0;
    tell(State::Ready, demonstration->sentence);
    Q_EMIT moved();
    if (!sound_.audible()) return;
    begin(Tone::Before, 0);
    next_ = Tone::After;
}

void AuditionModel::listen(Tone tone) {
    if (tone == sounding_ || tone == Tone::None) return stop();
    if (!ready()) return;
    next_ = Tone::None;
    if (sounding_ == Tone::None) return begin(tone, position_ < seconds() ? position_ : 0);
    pairPlayer_.choose(tone == Tone::After ? PairSide::b : PairSide::a);
    setSounding(tone);
}

void AuditionModel::toggle() {
    if (sounding_ != Tone::None) return stop();
    listen(tone_ == Tone::None ? Tone::Before : tone_);
}

void AuditionModel::stop() {
    next_ = Tone::None;
    pairPlayer_.stop();
    setSounding(Tone::None);
}

void AuditionModel::begin(Tone tone, double from) {
    player_.stop();
    pairPlayer_.play(pair_, tone == Tone::After ? PairSide::b : PairSide::a, from);
    setSounding(tone);
}

void AuditionModel::ended() {
    const Tone following = std::exchange(next_, Tone::None);
    if (following != Tone::None && !ready())
        first_ = following; // as soon as it is there
    else if (following != Tone::None)
        return begin(following, 0);
    else if (repeats_)
        return begin(sounding_, 0);
    position_ = 0;
    setSounding(Tone::None);
    Q_EMIT moved();
}

void AuditionModel::setSounding(Tone tone) {
    if (tone != Tone::None) {
        const bool after = tone == Tone::After;
        sound_.setTone(after ? audition_.fit.tone : TonePreset(), after ? match_.gainB : match_.gainA);
        tone_ = tone;
    }
    if (std::exchange(sounding_, tone) == tone) return;
    Q_EMIT soundingChanged();
    Q_EMIT moved();
}

void AuditionModel::setPosition(double seconds) {
    if (!pair_) return;
    position_ = std::clamp(seconds, 0.0, pair_->seconds);
    if (sounding_ != Tone::None)
        pairPlayer_.play(pair_, pairPlayer_.side(), position_);
    else
        Q_EMIT moved();
}

void AuditionModel::setRepeats(bool repeats) {
    if (std::exchange(repeats_, repeats) != repeats) Q_EMIT repeatsChanged();
}

void AuditionModel::setBeginsByItself(bool begins) {
    if (std::exchange(beginsByItself_, begins) != begins) Q_EMIT beginsByItselfChanged();
}

double AuditionModel::playhead() const {
    return sounding_ == Tone::None || demonstrating_ ? -1 : phrase_.from + position_;
}

QVariantList AuditionModel::spans() const {
    if (sounding_ == Tone::None || demonstrating_) return {};
    return {QVariant::fromValue(SpanView{phrase_.from, phrase_.to})};
}

void AuditionModel::cancel() {
    if (searching()) prepare();
}

void AuditionModel::tell(State state, const QString& sentence) {
    sentence_ = sentence;
    setState(state, state == State::Failed ? sentence : QString());
}

} // namespace atos
