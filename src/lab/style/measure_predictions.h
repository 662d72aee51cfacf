// SPDX-License-Identifier: Apache-2.0
// The tables of `atos evaluate style` from the predictions for many pieces. Free of torch; any thread.
#pragma once

#include "lab/style/head_metrics.h"
#include "lab/style/predictions.h"
#include "style/calibration.h"
#include "style/model.h"
#include "style/style_classifier.h"

#include <limits>
#include <span>

namespace atos {

/// How much of each piece is heard, and how the report calls it.
struct HeardAmount {
    const char* name;
    double seconds;
};
inline constexpr std::array<HeardAmount, 4> heardAmounts{
    {{"15", 15}, {"30", 30}, {"60", 60}, {"all", std::numeric_limits<double>::infinity()}}};

/// metricsJson() by kind of file ("every kind" first: scores are not playing) and head.
[[nodiscard]] Json measureKinds(const StyleModel& model, std::span<const StylePrediction> predictions);
/// confusionOf() by head.
[[nodiscard]] Json measureConfusions(const StyleModel& model, std::span<const StylePrediction> predictions);
/// By kind of made-up take (synthetic_negatives.h) and head: the share for which the head gives no
/// prediction.
[[nodiscard]] Result<Json> measureAbstention(const StyleClassifier& classifier, const Task& task);

} // namespace atos
