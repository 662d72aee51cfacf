// SPDX-License-Identifier: Apache-2.0
#include "app/preview/preview_phrase.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {
namespace {

RenderOptions pairOptions() {
    RenderOptions options;
    options.sampleRate = PhrasePair::rate;
    return options;
}

/// The phrase in a tone, as it is measured: without a gain.
Result<Samples> inTone(const RenderFunction& render, const Performance& music, const Phrase& phrase,
                       const TonePreset& tone, const Task& task) {
    RenderOptions options = pairOptions();
    options.tone = tone;
    options.fromSeconds = phrase.from;
    options.seconds = phrase.seconds();
    options.limited = false;
    return render(music, options, task);
}

std::vector<float> withGain(std::vector<float> interleaved, double decibels) {
    const auto gain = static_cast<float>(std::pow(10, decibels / 20));
    for (float& sample : interleaved)
        sample *= gain;
    return interleaved;
}

std::shared_ptr<const PhrasePair> paired(const Phrase& phrase, const Samples& a, Samples b,
                                         const LoudnessMatch& match) {
    auto pair = std::make_shared<PhrasePair>();
    pair->a = withGain(a.interleaved, match.gainA);
    pair->b = withGain(std::move(b.interleaved), match.gainB);
    pair->seconds = phrase.seconds();
    return pair;
}

/// Both lower by as much as keeps A at `gain`, where A may be that loud.
LoudnessMatch keepingA(LoudnessMatch match, double gain) {
    const double lower = std::min(0.0, gain - match.gainA);
    match.gainA += lower;
    match.gainB += lower;
    return match;
}

} // namespace

Result<PhraseAsMade> phraseAsMade(const RenderFunction& render, const Performance& music,
                                  const Phrase& phrase, const Task& task) {
    auto samples = inTone(render, music, phrase, {}, task);
    if (!samples) return samples.error();
    PhraseAsMade made;
    made.level = levelOf(*samples);
    if (std::isfinite(made.level.truePeak))
        made.firstGain = std::min(made.firstGain, highestTruePeak - made.level.truePeak);
    made.pair = paired(phrase, *samples, {}, {made.firstGain, 0, 0});
    made.samples = *std::move(samples);
    return made;
}

Result<PhrasePreview> previewPhrase(const RenderFunction& render, const Performance& music,
                                    const Phrase& phrase, const TonePreset& tone, const PhraseAsMade& asMade,
                                    const Task& task) {
    auto fit = fitPreview(render, music, phrase, tone, pairOptions(), task);
    if (!fit) return fit.error();
    const LoudnessMatch match = keepingA(matchLoudness(asMade.level, fit->corrected.level), asMade.firstGain);
    auto after = inTone(render, music, phrase, fit->tone, task);
    if (!after) return after.error();
    auto pair = paired(phrase, asMade.samples, *std::move(after), match);
    return PhrasePreview{std::move(*fit), match, std::move(pair)};
}

Result<std::shared_ptr<const PhrasePair>> equallyLoudPair(const RenderFunction& render,
                                                          const Performance& music, const Phrase& phrase,
                                                          const TonePreset& a, const TonePreset& b,
                                                          const Task& task) {
    auto first = inTone(render, music, phrase, a, task);
    if (!first) return first.error();
    auto second = inTone(render, music, phrase, b, task);
    if (!second) return second.error();
    const LoudnessMatch match = matchLoudness(levelOf(*first), levelOf(*second));
    return paired(phrase, *first, *std::move(second), match);
}

Result<std::shared_ptr<const PhrasePair>> renderPair(const RenderFunction& render, const Performance& music,
                                                     const Phrase& phrase, const TonePreset& tone,
                                                     const LoudnessMatch& match, const Task& task) {
    auto before = inTone(render, music, phrase, {}, task);
    if (!before) return before.error();
    auto after = inTone(render, music, phrase, tone, task);
    if (!after) return after.error();
    return paired(phrase, *before, *std::move(after), match);
}

} // namespace atos
