// SPDX-License-Identifier: Apache-2.0
// How good one head's predictions are. Free of torch; any thread.
#pragma once

#include "files/json.h"
#include "lab/style/predictions.h"

#include <span>

namespace atos {

struct HeadMetrics {
    int pieces = 0;
    int works = 0;
    double accuracy = 0;         ///< of the best label; of all yes-or-no decisions at 0.5 for StyleHead::tag
    double macroF1 = 0;          ///< over labels that occur
    double majority = 0;         ///< accuracy of always saying what is most common here
    double calibrationError = 0; ///< expectedCalibrationError()
    double calibrationErrorByChance = 0; ///< what would be seen if the probabilities were exactly right
    double abstained = 0;                ///< share of pieces without a prediction
    double answeredAccuracy = 0;         ///< of the best label, where there is a prediction
    double surestAccuracy = 0;           ///< of the best label, in the 60 % of pieces it is surest of
    bool knowsOthers = false;  ///< the head has the label `anotherComposer`; else the last two are 0
    double listedAccuracy = 0; ///< of the best label, for works by listed composers
    double othersUnnamed = 0;  ///< share of the other composers' works that get no name
};

/// Over the predictions whose truth the head knows, every work weighing the same.
[[nodiscard]] HeadMetrics measure(StyleHead head, std::span<const StylePrediction> predictions,
                                  const HeadCalibration& calibration);
[[nodiscard]] Json metricsJson(const HeadMetrics& metrics);

} // namespace atos
