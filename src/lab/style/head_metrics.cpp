// SPDX-License-Identifier: Apache-2.0
#include "lab/style/head_metrics.h"

#include "lab/metrics/calibration_error.h"
#include "lab/style/predictions.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// Only tags of known truth are decided.
std::vector<Decision> decisions(StyleHead head, const std::vector<WeighedPrediction>& weighed) {
    std::vector<Decision> made;
    for (const WeighedPrediction& entry : weighed) {
        const StyleLabels& truth = entry.prediction->truth;
        if (head != StyleHead::tag) {
            const bool right = truth.holds(head, static_cast<int>(entry.best));
            made.push_back({entry.probabilities[entry.best], right, entry.weight});
            continue;
        }
        for (std::size_t tag = 0; tag < truth.tags.size(); ++tag) {
            if (truth.tags[tag] == StyleLabels::unknown) continue;
            const double yes = entry.probabilities[tag];
            made.push_back({std::max(yes, 1 - yes), (yes >= 0.5) == (truth.tags[tag] == 1), entry.weight});
        }
    }
    return made;
}

/// The weight of the right ones among the surest predictions that make up `share` of the weight.
double accuracyOfSurest(StyleHead head, std::vector<WeighedPrediction> weighed, double share) {
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const WeighedPrediction& a, const WeighedPrediction& b) {
                         return a.probabilities[a.best] > b.probabilities[b.best];
                     });
    double all = 0;
    for (const WeighedPrediction& entry : weighed)
        all += entry.weight;
    double total = 0;
    double right = 0;
    for (const WeighedPrediction& entry : weighed) {
        if (total >= share * all) break;
        total += entry.weight;
        if (entry.prediction->truth.holds(head, static_cast<int>(entry.best))) right += entry.weight;
    }
    return total > 0 ? right / total : 0;
}

/// Weights of what was said and what is true, by label.
struct LabelCounts {
    double both = 0, said = 0, holds = 0, known = 0;
};

std::vector<LabelCounts> countLabels(StyleHead head, const std::vector<WeighedPrediction>& weighed) {
    std::vector<LabelCounts> counts(weighed.empty() ? 0 : weighed.front().probabilities.size());
    for (const WeighedPrediction& entry : weighed) {
        for (std::size_t label = 0; label < counts.size(); ++label) {
            const StyleLabels& truth = entry.prediction->truth;
            if (head == StyleHead::tag && truth.tags[label] == StyleLabels::unknown) continue;
            const bool said =
                head == StyleHead::tag ? entry.probabilities[label] >= 0.5 : entry.best == label;
            const bool holds = truth.holds(head, static_cast<int>(label));
            counts[label].both += said && holds ? entry.weight : 0;
            counts[label].said += said ? entry.weight : 0;
            counts[label].holds += holds ? entry.weight : 0;
            counts[label].known += entry.weight;
        }
    }
    return counts;
}

double macroF1(const std::vector<LabelCounts>& counts) {
    double sum = 0;
    int occurring = 0;
    for (const LabelCounts& count : counts) {
        if (count.holds == 0) continue;
        sum += 2 * count.both / (count.said + count.holds);
        ++occurring;
    }
    return occurring > 0 ? sum / occurring : 0;
}

double majorityAccuracy(StyleHead head, const std::vector<LabelCounts>& counts) {
    double right = 0;
    double known = 0;
    for (const LabelCounts& count : counts) {
        if (head == StyleHead::tag) {
            right += std::max(count.holds, count.known - count.holds);
            known += count.known;
        } else {
            right = std::max(right, count.holds);
            known = count.known;
        }
    }
    return known > 0 ? right / known : 0;
}

} // namespace

HeadMetrics measure(StyleHead head, std::span<const StylePrediction> predictions,
                    const HeadCalibration& calibration) {
    const auto weighed = weigh(head, predictions, calibration);
    HeadMetrics metrics;
    double works = 0;
    double answered = 0;
    double answeredRight = 0;
    double others = 0;
    double othersUnnamed = 0;
    double listedRight = 0;
    for (const WeighedPrediction& entry : weighed) {
        const StyleLabels& truth = entry.prediction->truth;
        const bool right = truth.holds(head, static_cast<int>(entry.best));
        const bool byOther = calibration.another >= 0 && truth.holds(head, calibration.another);
        const bool unnamed = static_cast<int>(entry.best) == calibration.another
                             || entry.probabilities[entry.best] < calibration.threshold;
        works += entry.weight;
        if (byOther) others += entry.weight;
        if (byOther && unnamed) othersUnnamed += entry.weight;
        if (!byOther && right) listedRight += entry.weight;
        if (unnamed) continue;
        answered += entry.weight;
        if (right) answeredRight += entry.weight;
    }
    metrics.pieces = static_cast<int>(weighed.size());
    metrics.works = static_cast<int>(std::lround(works));
    if (weighed.empty()) return metrics;
    const auto made = decisions(head, weighed);
    double right = 0;
    double total = 0;
    for (const Decision& decision : made) {
        right += decision.right ? decision.weight : 0;
        total += decision.weight;
    }
    const auto counts = countLabels(head, weighed);
    metrics.accuracy = right / total;
    metrics.macroF1 = macroF1(counts);
    metrics.majority = majorityAccuracy(head, counts);
    metrics.calibrationError = expectedCalibrationError(made);
    metrics.calibrationErrorByChance = calibrationErrorByChance(made);
    metrics.surestAccuracy = accuracyOfSurest(head, weighed, 0.6);
    metrics.abstained = 1 - answered / works;
    metrics.answeredAccuracy = answered > 0 ? answeredRight / answered : 0;
    metrics.knowsOthers = calibration.another >= 0;
    if (!metrics.knowsOthers) return metrics;
    metrics.listedAccuracy = works > others ? listedRight / (works - others) : 0;
    metrics.othersUnnamed = others > 0 ? othersUnnamed / others : 0;
    return metrics;
}

Json metricsJson(const HeadMetrics& metrics) {
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    Json json = {{"pieces", metrics.pieces},
                 {"works", metrics.works},
                 {"accuracy", rounded(metrics.accuracy)},
                 {"macro_f1", rounded(metrics.macroF1)},
                 {"majority_accuracy", rounded(metrics.majority)},
                 {"ece", rounded(metrics.calibrationError)},
                 {"ece_by_chance", rounded(metrics.calibrationErrorByChance)},
                 {"abstained", rounded(metrics.abstained)},
                 {"answered_accuracy", rounded(metrics.answeredAccuracy)},
                 {"surest_60_percent_accuracy", rounded(metrics.surestAccuracy)}};
    if (metrics.knowsOthers) {
        json["listed_accuracy"] = rounded(metrics.listedAccuracy);
        json["others_unnamed"] = rounded(metrics.othersUnnamed);
    }
    return json;
}

} // namespace atos
