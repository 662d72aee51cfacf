// SPDX-License-Identifier: Apache-2.0
// A tone beside the piano as made, on one phrase that is heard at once: A/B listening.
#pragma once

#include "audio/live/phrase_pair.h"
#include "audio/measure/loudness.h"
#include "audio/render/fit_preview.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <memory>

namespace atos {

struct PhrasePreview {
    PreviewFit fit;      ///< its tone is the one to be played
    LoudnessMatch match; ///< gains for the piano as made (A) and that tone (B), equally loud on the phrase
    std::shared_ptr<const PhrasePair> pair; ///< the phrase in both, with those gains
};

/// Measures and corrects the tone on the phrase with the usual soundfont. environment without a soundfont.
/// Renders the phrase up to thirteen times: call it from a worker. `render` as renderSamples().
[[nodiscard]] Result<PhrasePreview> previewPhrase(const RenderFunction& render, const Performance& music,
                                                  const Phrase& phrase, const TonePreset& tone,
                                                  const Task& task);

/// A phrase in the piano as made (A) and a tone (B), with the gains of `match`; rendered twice.
[[nodiscard]] Result<std::shared_ptr<const PhrasePair>>
renderPair(const RenderFunction& render, const Performance& music, const Phrase& phrase,
           const TonePreset& tone, const LoudnessMatch& match, const Task& task);

} // namespace atos
