// SPDX-License-Identifier: Apache-2.0
// Chooses how logits become probabilities, and when a head abstains. Free of torch; any thread.
#pragma once

#include "lab/style/predictions.h"

#include <span>

namespace atos {

/// The share of wrong predictions that the heads may give on the validation split before they abstain.
inline constexpr double acceptedRisk = 0.2;

/// The same of names where `anotherComposer` is known: a name that somebody else's work gets is wrong too.
inline constexpr double acceptedRiskOfNames = 0.25;

/// The share of works by listed composers that may lose their name to `anotherComposer`.
inline constexpr double acceptedLoss = 0.03;

/// What is to be added to the logits of `calibration.another`, of the network and of the features: as much as
/// `acceptedLoss` allows against a head that does not know the label, each with its own threshold, every work
/// weighing the same. 0 without that label, or with fewer than 10 predictions for listed composers.
[[nodiscard]] double favourOfAnother(StyleHead head, std::span<const StylePrediction> predictions,
                                     const HeadCalibration& calibration);

/// Share and temperature with the least negative log-likelihood, then the lowest threshold above which at
/// most `acceptedRisk` (`acceptedRiskOfNames`) of the predictions are wrong. Every work weighs the same.
/// Neutral (and always abstaining) without predictions of known truth. The threshold is that of the names:
/// predictions of which `another` is best give none and do not count.
[[nodiscard]] HeadCalibration fitHeadCalibration(StyleHead head, std::span<const StylePrediction> predictions,
                                                 int another = -1);

} // namespace atos
