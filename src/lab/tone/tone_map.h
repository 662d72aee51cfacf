// SPDX-License-Identifier: Apache-2.0
// The tones of pieces of all kinds, for people to look at. Pure function, any thread.
#pragma once

#include "lab/tone/recommended_piece.h"

#include <span>
#include <string>

namespace atos {

/// An SVG of at most 200 pieces, as many of each genre as there are: how wet a tone is (level of the
/// reverberation, dB) against how long its room is (seconds, logarithmic), coloured by genre, the brighter the
/// tone the larger the mark. A point says its piece and archetype when pointed at.
[[nodiscard]] std::string drawToneMap(std::span<const RecommendedPiece> pieces);

} // namespace atos
