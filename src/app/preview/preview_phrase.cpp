// SPDX-License-Identifier: Apache-2.0
#include "app/preview/preview_phrase.h"

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

std::vector<float> withGain(Samples samples, double decibels) {
    const auto gain = static_cast<float>(std::pow(10, decibels / 20));
    for (float& sample : samples.interleaved)
        sample *= gain;
    return std::move(samples.interleaved);
}

std::shared_ptr<const PhrasePair> paired(const Phrase& phrase, Samples a, Samples b,
                                         const LoudnessMatch& match) {
    auto pair = std::make_shared<PhrasePair>();
    pair->a = withGain(std::move(a), match.gainA);
    pair->b = withGain(std::move(b), match.gainB);
    pair->seconds = phrase.seconds();
    return pair;
}

} // namespace

Result<PhrasePreview> previewPhrase(const RenderFunction& render, const Performance& music,
                                    const Phrase& phrase, const TonePreset& tone, const Task& task) {
    auto before = inTone(render, music, phrase, {}, task);
    if (!before) return before.error();
    auto fit = fitPreview(render, music, phrase, tone, pairOptions(), task);
    if (!fit) return fit.error();
    const LoudnessMatch match = matchLoudness(levelOf(*before), fit->corrected.level);
    auto after = inTone(render, music, phrase, fit->tone, task);
    if (!after) return after.error();
    auto pair = paired(phrase, *std::move(before), *std::move(after), match);
    return PhrasePreview{std::move(*fit), match, std::move(pair)};
}

Result<std::shared_ptr<const PhrasePair>> renderPair(const RenderFunction& render, const Performance& music,
                                                     const Phrase& phrase, const TonePreset& tone,
                                                     const LoudnessMatch& match, const Task& task) {
    auto before = inTone(render, music, phrase, {}, task);
    if (!before) return before.error();
    auto after = inTone(render, music, phrase, tone, task);
    if (!after) return after.error();
    return paired(phrase, *std::move(before), *std::move(after), match);
}

} // namespace atos
