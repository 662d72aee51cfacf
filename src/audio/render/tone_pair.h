// SPDX-License-Identifier: Apache-2.0
// Two tones on the same music, equally loud: what A/B listening needs.
#pragma once

#include "audio/measure/loudness.h"
#include "audio/render/render.h"

namespace atos {

struct TonePair {
    TonePreset before;                  ///< A
    TonePreset after;                   ///< B
    SoundLevel levelBefore, levelAfter; ///< of the whole music, without the gains
    LoudnessMatch match;                ///< A is `before`
};

/// Measures the music in both tones, on two threads; `options` without its tone and gain.
[[nodiscard]] Result<TonePair> pairTones(const Performance& performance, const TonePreset& before,
                                         const TonePreset& after, const RenderOptions& options,
                                         const Task& task);

} // namespace atos
