// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/audition_model.h"

#include "ui/base/words.h"

#include <cmath>
#include <utility>

namespace atos {

AuditionModel::AuditionModel(CalibrateModel& calibrate, SoundModel& sound, PlayerModel& player,
                             RenderFunction render, std::filesystem::path pieces, QObject* parent)
    : JobModel(State::Empty, parent), calibrate_(calibrate), sound_(sound), player_(player),
      render_(std::move(render)), pieces_(std::move(pieces)) {
    connect(&calibrate_, &CalibrateModel::choiceChanged, this, &AuditionModel::prepare);
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (player_.playing() || sounding_ == Tone::None) return;
        sounding_ = Tone::None;
        Q_EMIT soundingChanged();
    });
}

void AuditionModel::prepare() {
    if (sounding_ != Tone::None) player_.stop();
    JobModel::cancel();
    demonstrating_ = false;
    const std::optional<TonePreset> tone = calibrate_.chosenTone();
    if (!tone) return tell(State::Empty, {});
    tell(State::Loading, tr("Matching the loudness…"));
    music_ = calibrate_.performance();
    phrase_ = lastPhrase(*music_, phraseSeconds);
    setCancelToken(worker_.run(
        this,
        [render = render_, music = music_, phrase = phrase_, tone = *tone](const Task& task) {
            return std::pair(previewPhrase(render, *music, phrase, tone, task), task.cancel);
        },
        [this](std::pair<Result<PhrasePreview>, CancelToken> answer) {
            // Another tone may have been chosen meanwhile: then this answers a question nobody asks any more.
            if (!answer.second.cancelled()) prepared(std::move(answer.first));
        }));
}

void AuditionModel::prepared(Result<PhrasePreview> audition) {
    if (!audition) return tell(State::Failed, words::error(audition.error()));
    audition_ = std::move(*audition);
    match_ = audition_.match;
    QStringList sentences{tr("Your last %1 seconds, equally loud (%2 dB evened out).")
                              .arg(std::lround(phrase_.seconds()))
                              .arg(std::abs(match_.difference), 0, 'f', 1)};
    for (const std::string& limit : audition_.fit.limits)
        sentences += words::text(limit);
    tell(State::Ready, sentences.join(QLatin1Char(' ')));
    if (tone_ == Tone::After) sound_.setTone(audition_.fit.tone, match_.gainB);
}

void AuditionModel::demonstrate() {
    if (searching() || demonstrating_) return prepare();
    if (!ready()) return;
    player_.stop();
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
    music_ = demonstration->music;
    phrase_ = {0, music_->duration()};
    match_ = demonstration->match;
    tell(State::Ready, demonstration->sentence);
}

void AuditionModel::listen(Tone tone) {
    const bool again = sounding_ == tone;
    player_.stop();
    if (again || !ready() || tone == Tone::None) return;
    const bool after = tone == Tone::After;
    sound_.setTone(after ? audition_.fit.tone : TonePreset(), after ? match_.gainB : match_.gainA);
    player_.play(*music_, phrase_.from, phrase_.to);
    sounding_ = tone;
    tone_ = tone;
    Q_EMIT soundingChanged();
}

void AuditionModel::cancel() {
    if (searching()) prepare();
}

void AuditionModel::tell(State state, const QString& sentence) {
    sentence_ = sentence;
    setState(state, state == State::Failed ? sentence : QString());
}

} // namespace atos
