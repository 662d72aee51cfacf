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

constexpr std::ptrdiff_t fewestPredictions = 10; ///< fewer prove nothing

/// The lowest threshold at which at most `risk` of the answers are wrong; names given to others' works count
/// where `withOthers`.
double chooseThreshold(StyleHead head, const std::vector<WeighedPrediction>& weighed, int another,
                       double risk, bool withOthers) {
    std::vector<Decision> decisions;
    for (const WeighedPrediction& entry : weighed) {
        if (static_cast<int>(entry.best) == another) continue;
        if (another >= 0 && !withOthers && entry.prediction->truth.holds(head, another)) continue;
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
        if (last && static_cast<std::ptrdiff_t>(i + 1) >= fewestPredictions && wrong <= risk * total)
            threshold = decisions[i].confidence;
    }
    return threshold;
}

/// The share of works by listed composers that get their name when `another` is favoured so much.
double rightlyNamed(StyleHead head, std::vector<StylePrediction> predictions,
                    const HeadCalibration& calibration, double favour) {
    for (StylePrediction& prediction : predictions)
        prediction.favour(head, calibration.another, static_cast<float>(favour));
    const auto weighed = weigh(head, predictions, calibration);
    const double threshold = chooseThreshold(head, weighed, calibration.another, acceptedRisk, false);
    double right = 0;
    double listed = 0;
    for (const WeighedPrediction& entry : weighed) {
        const StyleLabels& truth = entry.prediction->truth;
        if (truth.holds(head, calibration.another)) continue;
        listed += entry.weight;
        if (entry.probabilities[entry.best] >= threshold && truth.holds(head, static_cast<int>(entry.best)))
            right += entry.weight;
    }
    return listed > 0 ? right / listed : 0;
}

} // namespace

double favourOfAnother(StyleHead head, std::span<const StylePrediction> predictions,
                       const HeadCalibration& calibration) {
    if (calibration.another < 0) return 0;
    std::vector<StylePrediction> known;
    for (const StylePrediction& prediction : predictions)
        if (prediction.truth.known(head)) known.push_back(prediction);
    const auto listed = std::count_if(known.begin(), known.end(), [&](const StylePrediction& prediction) {
        return !prediction.truth.holds(head, calibration.another);
    });
    if (listed < fewestPredictions) return 0; // nothing to measure the loss by
    constexpr double never = -30;
    constexpr double least = -4;
    constexpr int steps = 120;
    constexpr double rounding = 1e-9;
    const double enough = rightlyNamed(head, known, calibration, never) - acceptedLoss - rounding;
    double favour = least;
    for (int step = 0; step <= steps; ++step) {
        const double tried = least + 0.1 * step;
        if (rightlyNamed(head, known, calibration, tried) >= enough) favour = tried;
    }
    return favour;
}

HeadCalibration fitHeadCalibration(StyleHead head, std::span<const StylePrediction> predictions,
                                   int another) {
    HeadCalibration calibration;
    calibration.another = another;
    if (weigh(head, predictions, {}).empty()) return calibration;
    calibration = fit(head, predictions);
    calibration.another = another;
    const double risk = another >= 0 ? acceptedRiskOfNames : acceptedRisk;
    calibration.threshold = chooseThreshold(head, weigh(head, predictions, calibration), another, risk, true);
    return calibration;
}

} // namespace atos
