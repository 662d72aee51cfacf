// SPDX-License-Identifier: Apache-2.0
// The tone that a reference piece stands for. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "lab/data/collection.h"
#include "tone/preset/tone_preset.h"

namespace atos {

/// Reverberation time from the tempo (see reverbTimeForTempo). Voice, brightness, level and resonance from
/// form, genre and era: makers name their sounds so (Roland Concert, Ballad, Mellow, Bright; Kawai Classic,
/// Romantic), which is a convention and no evidence. Touch and chorus are left alone; id and name are the
/// caller's.
[[nodiscard]] TonePreset referenceTone(const LabelledPiece& piece, const Features& features);

} // namespace atos
