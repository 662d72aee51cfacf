// SPDX-License-Identifier: Apache-2.0
#include "app/audition_model.h"

#include "app/words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {
namespace {

/// A phrase may be this much shorter or longer so that it begins after a rest.
constexpr double phraseSlack = 2;

struct Comparison {
    std::shared_ptr<const Performance> music;
    Phrase phrase;
    TonePreset after;
};

Result<double> loudnessOf(const RenderFunction& render, const Comparison& comparison, const TonePreset& tone,
                          const Task& task) {
    RenderOptions options;
    options.tone = tone;
    options.fromSeconds = comparison.phrase.from;
    options.seconds = comparison.phrase.to - comparison.phrase.from;
    const Result<Samples> samples = render(*comparison.music, options, task);
    if (!samples) return samples.error();
    return loudness(*samples);
}

Result<LoudnessMatch> compare(const RenderFunction& render, const Comparison& comparison, const Task& task) {
    const Result<double> before = loudnessOf(render, comparison, TonePreset(), task);
    if (!before) return before.error();
    const Result<double> after = loudnessOf(render, comparison, comparison.after, task);
    if (!after) return after.error();
    return matchLoudness(*before, *after);
}

} // namespace

Phrase lastPhrase(const Performance& performance) {
    Phrase phrase;
    phrase.to = performance.duration();
    phrase.from = std::max(0.0, phrase.to - phraseSeconds);
    if (phrase.from == 0) return phrase;
    double longestRest = 0;
    double soundingUntil = 0;
    const double wanted = phrase.from;
    for (const Note& note : performance.notes) {
        const double rest = note.onset - soundingUntil;
        if (std::abs(note.onset - wanted) <= phraseSlack && rest > longestRest) {
            longestRest = rest;
            phrase.from = note.onset;
        }
        soundingUntil = std::max(soundingUntil, note.end());
    }
    return phrase;
}

LoudnessMatch matchLoudness(double loudnessA, double loudnessB) {
    if (!std::isfinite(loudnessA) || !std::isfinite(loudnessB)) return {};
    const double quieter = std::min(loudnessA, loudnessB);
    return {quieter - loudnessA, quieter - loudnessB, loudnessB - loudnessA};
}

AuditionModel::AuditionModel(CalibrateModel& calibrate, SoundModel& sound, PlayerModel& player,
                             RenderFunction render, QObject* parent)
    : QObject(parent), calibrate_(calibrate), sound_(sound), player_(player), render_(std::move(render)) {
    connect(&calibrate_, &CalibrateModel::choiceChanged, this, &AuditionModel::prepare);
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (player_.playing() || sounding_ == Tone::None) return;
        sounding_ = Tone::None;
        Q_EMIT soundingChanged();
    });
}

void AuditionModel::prepare() {
    if (sounding_ != Tone::None) player_.stop();
    comparing_.cancel();
    const std::optional<TonePreset> tone = calibrate_.chosenTone();
    if (!tone) return setReady(false, {});
    setReady(false, tr("Matching the loudness…"));
    phrase_ = lastPhrase(*calibrate_.performance());
    comparing_ = worker_.run(
        this,
        [render = render_, comparison = Comparison{calibrate_.performance(), phrase_, *tone}](
            const Task& task) { return std::pair(compare(render, comparison, task), task.cancel); },
        [this](const std::pair<Result<LoudnessMatch>, CancelToken>& answer) {
            // Another tone may have been chosen meanwhile: then this answers a question nobody asks any more.
            if (!answer.second.cancelled()) prepared(answer.first);
        });
}

void AuditionModel::prepared(const Result<LoudnessMatch>& match) {
    if (!match) return setReady(false, words::error(match.error()));
    match_ = *match;
    setReady(true, tr("Your last %1 seconds, equally loud (%2 dB evened out)")
                       .arg(std::lround(phrase_.to - phrase_.from))
                       .arg(std::abs(match_.difference), 0, 'f', 1));
    if (tone_ == Tone::After) sound_.setTone(*calibrate_.chosenTone(), match_.gainB);
}

void AuditionModel::listen(Tone tone) {
    const bool again = sounding_ == tone;
    player_.stop();
    if (again || !ready_ || tone == Tone::None) return;
    const bool after = tone == Tone::After;
    sound_.setTone(after ? *calibrate_.chosenTone() : TonePreset(), after ? match_.gainB : match_.gainA);
    player_.play(*calibrate_.performance(), phrase_.from, phrase_.to);
    sounding_ = tone;
    tone_ = tone;
    Q_EMIT soundingChanged();
}

void AuditionModel::setReady(bool ready, const QString& sentence) {
    ready_ = ready;
    sentence_ = sentence;
    Q_EMIT readyChanged();
}

} // namespace atos
