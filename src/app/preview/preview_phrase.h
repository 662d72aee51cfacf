// SPDX-License-Identifier: Apache-2.0
// A tone beside the piano as made, on one phrase that is heard at once: A/B listening.
#pragma once

#include "audio/file/samples.h"
#include "audio/live/phrase_pair.h"
#include "audio/measure/loudness.h"
#include "audio/render/fit_preview.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <memory>

namespace atos {

/// The phrase with the piano as made (A): what is heard while the tone (B) is still measured.
struct PhraseAsMade {
    Samples samples;                        ///< without a gain, at PhrasePair::rate
    SoundLevel level;                       ///< of those
    double firstGain = -4;                  ///< dB, so low that B can nearly always be made as loud
    std::shared_ptr<const PhrasePair> pair; ///< A with that gain, and no B yet
};

/// Renders the phrase once with the usual soundfont. environment without one. Call it from a worker. `render`
/// as renderSamples().
[[nodiscard]] Result<PhraseAsMade> phraseAsMade(const RenderFunction& render, const Performance& music,
                                                const Phrase& phrase, const Task& task);

struct PhrasePreview {
    PreviewFit fit;      ///< its tone is the one to be played
    LoudnessMatch match; ///< gains for the piano as made (A) and that tone (B), equally loud on the phrase
    std::shared_ptr<const PhrasePair> pair; ///< the phrase in both, with those gains
};

/// Measures and corrects the tone on the phrase; A stays at its first gain where it can. Renders the phrase
/// up to twelve times: call it from a worker.
[[nodiscard]] Result<PhrasePreview> previewPhrase(const RenderFunction& render, const Performance& music,
                                                  const Phrase& phrase, const TonePreset& tone,
                                                  const PhraseAsMade& asMade, const Task& task);

/// A phrase in two tones, equally loud; rendered twice. Errors and threads as of phraseAsMade().
[[nodiscard]] Result<std::shared_ptr<const PhrasePair>>
equallyLoudPair(const RenderFunction& render, const Performance& music, const Phrase& phrase,
                const TonePreset& a, const TonePreset& b, const Task& task);

/// A phrase in the piano as made (A) and a tone (B), with the gains of `match`; rendered twice.
[[nodiscard]] Result<std::shared_ptr<const PhrasePair>>
renderPair(const RenderFunction& render, const Performance& music, const Phrase& phrase,
           const TonePreset& tone, const LoudnessMatch& match, const Task& task);

} // namespace atos
