// SPDX-License-Identifier: Apache-2.0
#include "lab/style/calibration_fit.h"

#include "lab/metrics/calibration_error.h"
#include "lab/style/predictions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atos {
namespace {

double negativeLogLikelihood(StyleHead head, const std::vector<WeighedPrediction>& weighed) {
    constexpr double smallest = 1e-9;
    double sum = 0;
    for (const WeighedPrediction& entry : weighed) {
        for (std::size_t label = 0; label < entry.probabilities.size(); ++label) {
            const bool holds = entry.prediction->truth.holds(head, static_cast<int>(label));
            const double likelihood = holds ? entry.probabilities[label] : 1 - entry.probabilities[label];
            if (holds || head == StyleHead::tag)
                sum -= entry.weight * std::log(std::max(likelihood, smallest));
        }
    }
    return sum;
}

/// The best of 21 shares and 41 temperatures between 1/4 and 4.
HeadCalibration fit(StyleHead head, std::span<const StylePrediction> predictions) {
    constexpr int shares = 20;
    constexpr int temperatures = 40;
    HeadCalibration best;
    double least = std::numeric_limits<double>::max();
    for (int share = 0; share <= shares; ++share) {
        for (int step = 0; step <= temperatures; ++step) {
            const HeadCalibration tried{static_cast<double>(share) / shares,
                                        0.25 * std::pow(16.0, static_cast<double>(step) / temperatures), 1};
            const double loss = negativeLogLikelihood(head, weigh(head, predictions, tried));
            if (loss >= least) continue;
            least = loss;
            best = tried;
        }
    }
    return best;
}

double chooseThreshold(StyleHead head, const std::vector<WeighedPrediction>& weighed) {
    constexpr std::size_t fewestPredictions = 10; // fewer prove nothing
    std::vector<Decision> decisions;
    for (const WeighedPrediction& entry : weighed) {
        const bool right = entry.prediction->truth.holds(head, static_cast<int>(entry.best));
        decisions.push_back({entry.probabilities[entry.best], right, entry.weight});
    }
    std::sort(decisions.begin(), decisions.end(),
              [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    double threshold = 1;
    double wrong = 0;
    double total = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        total += decisions[i].weight;
        if (!decisions[i].right) wrong += decisions[i].weight;
        // Answers of one confidence are given together or not at all.
        const bool last = i + 1 == decisions.size() || decisions[i + 1].confidence < decisions[i].confidence;
        if (last && i + 1 >= fewestPredictions && wrong <= acceptedRisk * total)
            threshold = decisions[i].confidence;
    }
    return threshold;
}

} // namespace

HeadCalibration fitHeadCalibration(StyleHead head, std::span<const StylePrediction> predictions) {
    HeadCalibration calibration;
    if (weigh(head, predictions, {}).empty()) return calibration;
    calibration = fit(head, predictions);
    calibration.threshold = chooseThreshold(head, weigh(head, predictions, calibration));
    return calibration;
}

} // namespace atos
