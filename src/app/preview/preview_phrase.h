// SPDX-License-Identifier: Apache-2.0
// A tone beside the piano as made, on one phrase that is heard at once: A/B listening.
#pragma once

#include "audio/measure/loudness.h"
#include "audio/render/fit_preview.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

namespace atos {

struct PhrasePreview {
    PreviewFit fit;      ///< its tone is the one to be played
    LoudnessMatch match; ///< gains for the piano as made (A) and that tone (B), equally loud on the phrase
};

/// Measures and corrects the tone on the phrase with the usual soundfont. environment without a soundfont.
/// Renders the phrase up to twelve times: call it from a worker. `render` as renderSamples().
[[nodiscard]] Result<PhrasePreview> previewPhrase(const RenderFunction& render, const Performance& music,
                                                  const Phrase& phrase, const TonePreset& tone,
                                                  const Task& task);

} // namespace atos
