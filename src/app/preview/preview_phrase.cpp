// SPDX-License-Identifier: Apache-2.0
#include "app/preview/preview_phrase.h"

#include <utility>

namespace atos {
namespace {

/// How loud the phrase is with nothing set, without a gain.
Result<SoundLevel> levelAsMade(const RenderFunction& render, const Performance& music, const Phrase& phrase,
                               const Task& task) {
    RenderOptions options;
    options.fromSeconds = phrase.from;
    options.seconds = phrase.seconds();
    options.limited = false;
    const auto samples = render(music, options, task);
    if (!samples) return samples.error();
    return levelOf(*samples);
}

} // namespace

Result<PhrasePreview> previewPhrase(const RenderFunction& render, const Performance& music,
                                    const Phrase& phrase, const TonePreset& tone, const Task& task) {
    const auto before = levelAsMade(render, music, phrase, task);
    if (!before) return before.error();
    auto fit = fitPreview(render, music, phrase, tone, {}, task);
    if (!fit) return fit.error();
    const LoudnessMatch match = matchLoudness(*before, fit->corrected.level);
    return PhrasePreview{std::move(*fit), match};
}

} // namespace atos
