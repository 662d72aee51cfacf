// SPDX-License-Identifier: Apache-2.0
// From the network's logits to probabilities one can believe, and how good they are. Free of torch; any
// thread.
#pragma once

#include "files/json.h"
#include "style/labels.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// Logits by head: the mean over a piece's windows. Empty for a head without labels.
using HeadLogits = std::array<std::vector<float>, styleHeads.size()>;

/// What the network said about one piece whose truth is known.
struct StyleAnswer {
    HeadLogits network;
    HeadLogits features; ///< of the feature model; empty heads where it has no say
    StyleTruth truth;
    std::string cluster;
    std::string kind; ///< score, sequenced, performance, transcription
};

/// How one head's logits become an answer; fitted on the validation split.
struct HeadCalibration {
    double share = 0; ///< of the feature model in the logits, 0..1; the rest is the network's
    double temperature =
        1; ///< divides the logits: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017
    double threshold = 1; ///< below this probability of the best label the head abstains
};

/// Late fusion: the two models' logits in the calibration's shares. Both have the head's labels, or
/// `features` none.
[[nodiscard]] std::vector<float> blend(std::span<const float> network, std::span<const float> features,
                                       const HeadCalibration& calibration);

/// Sums to 1, but for StyleHead::tag, whose labels are independent.
[[nodiscard]] std::vector<double> probabilities(StyleHead head, std::span<const float> logits,
                                                double temperature);

/// The share of wrong answers that the heads may give on the validation split before they abstain.
inline constexpr double acceptedRisk = 0.2;

/// Share and temperature with the least negative log-likelihood, then the lowest threshold above which at
/// most `acceptedRisk` of the answers are wrong. Every work weighs the same. Neutral (and always abstaining)
/// without answers of known truth.
[[nodiscard]] HeadCalibration calibrate(StyleHead head, std::span<const StyleAnswer> answers);

struct HeadMetrics {
    int pieces = 0;
    int works = 0;
    double accuracy = 0;         ///< of the best label; of all yes-or-no decisions at 0.5 for StyleHead::tag
    double macroF1 = 0;          ///< over labels that occur
    double majority = 0;         ///< accuracy of always saying what is most common here
    double calibrationError = 0; ///< expectedCalibrationError()
    double calibrationErrorByChance = 0; ///< what would be seen if the probabilities were exactly right
    double abstained = 0;                ///< share of pieces without an answer
    double answeredAccuracy = 0;         ///< of the best label, where there is an answer
    double surestAccuracy = 0;           ///< of the best label, in the 60 % of pieces it is surest of
};

/// Over the answers whose truth the head knows, every work weighing the same.
[[nodiscard]] HeadMetrics measure(StyleHead head, std::span<const StyleAnswer> answers,
                                  const HeadCalibration& calibration);
[[nodiscard]] Json metricsJson(const HeadMetrics& metrics);

} // namespace atos
