// SPDX-License-Identifier: Apache-2.0
// Music fitted to what is made with it: moved to a key, or given its beat to go on from. Any thread, pure.
#pragma once

#include "analysis/harmony/key.h"
#include "music/performance.h"

namespace atos {

/// Moved by as few semitones as it takes until the scale of its found key is the wished one: major music
/// under a minor key gets to the relative major, for moving changes no mode. Notes that would leave the piano
/// are moved by an octave.
[[nodiscard]] Performance inScaleOf(const Key& wished, Performance music);

/// What a generator goes on from: where no tempo is stated, as in live takes, the beat that is heard for
/// sure.
[[nodiscard]] Performance asPrompt(Performance music);

} // namespace atos
