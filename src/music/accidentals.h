// SPDX-License-Identifier: Apache-2.0
// Which accidentals stand before the notes of a bar. Any thread, pure function.
#pragma once

#include "music/score.h"

#include <vector>

namespace atos {

/// One a pitch: "sharp", "flat", "natural", ... as MusicXML says them; nullptr: none.
using ChordAccidentals = std::vector<const char*>;

/// Of all voices of a staff, by voice and chord: what differs from the signature and from what stood before
/// in the bar, in the order of time.
[[nodiscard]] std::vector<std::vector<ChordAccidentals>> accidentalsOf(const std::vector<ScoreVoice>& voices,
                                                                       int fifths);

} // namespace atos
