// SPDX-License-Identifier: Apache-2.0
// Chooses how logits become probabilities, and when a head abstains. Free of torch; any thread.
#pragma once

#include "lab/style/predictions.h"

#include <span>

namespace atos {

/// The share of wrong predictions that the heads may give on the validation split before they abstain.
inline constexpr double acceptedRisk = 0.2;

/// Share and temperature with the least negative log-likelihood, then the lowest threshold above which at
/// most `acceptedRisk` of the predictions are wrong. Every work weighs the same. Neutral (and always
/// abstaining) without predictions of known truth.
[[nodiscard]] HeadCalibration fitHeadCalibration(StyleHead head,
                                                 std::span<const StylePrediction> predictions);

} // namespace atos
