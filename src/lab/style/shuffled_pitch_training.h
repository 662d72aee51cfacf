// SPDX-License-Identifier: Apache-2.0
// Teaches the detector of shuffled pitches (style/shuffled_pitch_detector.h). Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/style/feature_dataset.h"
#include "style/feature_model.h"

#include <cstdint>
#include <random>
#include <span>

namespace atos {

/// The same notes at the same times, each on any key between the lowest and the highest.
[[nodiscard]] Performance withShuffledPitches(Performance music, std::mt19937_64& random);

/// `music` are examples of `pieces`; a minute of up to 400 of their works is spoilt for the contrast. The
/// same seed gives the same model. Cancels between pieces and within a hundred steps.
[[nodiscard]] Result<FeatureModel> trainShuffledPitchDetector(std::span<const StylePiece> pieces,
                                                              std::span<const FeatureExample> music,
                                                              std::uint64_t seed, const Task& task);

} // namespace atos
