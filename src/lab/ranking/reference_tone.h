// SPDX-License-Identifier: Apache-2.0
// The tone of a reference piece. Pure function, any thread.
#pragma once

#include "lab/ranking/measured_piece.h"
#include "tone/archetypes/archetype.h"

namespace atos {

/// By the same archetypes as a take's; but the genre, and where it is labelled the mood, are known and not
/// heard.
[[nodiscard]] TonePreset referenceTone(const Archetypes& archetypes, const MeasuredPiece& piece);

} // namespace atos
