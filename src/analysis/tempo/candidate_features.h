// SPDX-License-Identifier: Apache-2.0
// The music as it looks when one candidate is taken for the beat. Any thread, pure functions.
#pragma once

#include "analysis/tempo/candidates.h"

#include <vector>

namespace atos {

/// Where in the beat onsets, basses, long and loud notes fall; note values and repetition in beats; harmony
/// against beats; how well beats could be followed; how fast it would be; and how the file's tempo, if any,
/// stands to it. Finite numbers, always tempoFeatureCount() of them.
/// `stated` is the evidence's, or none: what onsets alone tell.
[[nodiscard]] std::vector<float> tempoFeatures(const TempoEvidence& evidence, const BeatTrack& candidate,
                                               const StatedTempo& stated);

/// The candidate's `features` as they are beside another statement.
[[nodiscard]] std::vector<float> restated(std::vector<float> features, const BeatTrack& candidate,
                                          const StatedTempo& stated);

[[nodiscard]] std::size_t tempoFeatureCount();

} // namespace atos
