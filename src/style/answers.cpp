// SPDX-License-Identifier: Apache-2.0
#include "style/answers.h"

#include "style/calibration_error.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace atos {
namespace {

/// An answer of known truth with its weight and probabilities.
struct Weighed {
    const StyleAnswer* answer = nullptr;
    double weight = 1;
    std::vector<double> probabilities{};
    std::size_t best = 0;
};

std::vector<Weighed> weigh(StyleHead head, std::span<const StyleAnswer> answers,
                           const HeadCalibration& calibration) {
    const auto which = static_cast<std::size_t>(head);
    std::map<std::string, int> played;
    std::vector<Weighed> weighed;
    for (const StyleAnswer& answer : answers) {
        const auto logits = blend(answer.network[which], answer.features[which], calibration);
        if (logits.empty() || !answer.truth.known(head)) continue;
        ++played[answer.cluster];
        Weighed& entry = weighed.emplace_back(Weighed{&answer});
        entry.probabilities = probabilities(head, logits, calibration.temperature);
        entry.best =
            static_cast<std::size_t>(std::max_element(entry.probabilities.begin(), entry.probabilities.end())
                                     - entry.probabilities.begin());
    }
    for (Weighed& entry : weighed)
        entry.weight = 1.0 / played[entry.answer->cluster];
    return weighed;
}

/// Only tags of known truth are decided.
std::vector<Decision> decisions(StyleHead head, const std::vector<Weighed>& weighed) {
    std::vector<Decision> made;
    for (const Weighed& entry : weighed) {
        const StyleTruth& truth = entry.answer->truth;
        if (head != StyleHead::tag) {
            const bool right = truth.holds(head, static_cast<int>(entry.best));
            made.push_back({entry.probabilities[entry.best], right, entry.weight});
            continue;
        }
        for (std::size_t tag = 0; tag < truth.tags.size(); ++tag) {
            if (truth.tags[tag] == StyleTruth::unknown) continue;
            const double yes = entry.probabilities[tag];
            made.push_back({std::max(yes, 1 - yes), (yes >= 0.5) == (truth.tags[tag] == 1), entry.weight});
        }
    }
    return made;
}

double negativeLogLikelihood(StyleHead head, const std::vector<Weighed>& weighed) {
    constexpr double smallest = 1e-9;
    double sum = 0;
    for (const Weighed& entry : weighed) {
        for (std::size_t label = 0; label < entry.probabilities.size(); ++label) {
            const bool holds = entry.answer->truth.holds(head, static_cast<int>(label));
            const double likelihood = holds ? entry.probabilities[label] : 1 - entry.probabilities[label];
            if (holds || head == StyleHead::tag)
                sum -= entry.weight * std::log(std::max(likelihood, smallest));
        }
    }
    return sum;
}

/// The best of 21 shares and 41 temperatures between 1/4 and 4.
HeadCalibration fit(StyleHead head, std::span<const StyleAnswer> answers) {
    constexpr int shares = 20;
    constexpr int temperatures = 40;
    HeadCalibration best;
    double least = std::numeric_limits<double>::max();
    for (int share = 0; share <= shares; ++share) {
        for (int step = 0; step <= temperatures; ++step) {
            const HeadCalibration tried{static_cast<double>(share) / shares,
                                        0.25 * std::pow(16.0, static_cast<double>(step) / temperatures), 1};
            const double loss = negativeLogLikelihood(head, weigh(head, answers, tried));
            if (loss >= least) continue;
            least = loss;
            best = tried;
        }
    }
    return best;
}

double chooseThreshold(StyleHead head, const std::vector<Weighed>& weighed) {
    constexpr std::size_t fewestAnswers = 10; // fewer prove nothing
    std::vector<Decision> answers;
    for (const Weighed& entry : weighed) {
        const bool right = entry.answer->truth.holds(head, static_cast<int>(entry.best));
        answers.push_back({entry.probabilities[entry.best], right, entry.weight});
    }
    std::sort(answers.begin(), answers.end(),
              [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    double threshold = 1;
    double wrong = 0;
    double total = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        total += answers[i].weight;
        if (!answers[i].right) wrong += answers[i].weight;
        // Answers of one confidence are given together or not at all.
        const bool last = i + 1 == answers.size() || answers[i + 1].confidence < answers[i].confidence;
        if (last && i + 1 >= fewestAnswers && wrong <= acceptedRisk * total)
            threshold = answers[i].confidence;
    }
    return threshold;
}

/// The weight of the right ones among the surest answers that make up `share` of the weight.
double accuracyOfSurest(StyleHead head, std::vector<Weighed> weighed, double share) {
    std::stable_sort(weighed.begin(), weighed.end(), [](const Weighed& a, const Weighed& b) {
        return a.probabilities[a.best] > b.probabilities[b.best];
    });
    double all = 0;
    for (const Weighed& entry : weighed)
        all += entry.weight;
    double total = 0;
    double right = 0;
    for (const Weighed& entry : weighed) {
        if (total >= share * all) break;
        total += entry.weight;
        if (entry.answer->truth.holds(head, static_cast<int>(entry.best))) right += entry.weight;
    }
    return total > 0 ? right / total : 0;
}

/// Weights of what was said and what is true, by label.
struct LabelCounts {
    double both = 0, said = 0, holds = 0, known = 0;
};

std::vector<LabelCounts> countLabels(StyleHead head, const std::vector<Weighed>& weighed) {
    std::vector<LabelCounts> counts(weighed.empty() ? 0 : weighed.front().probabilities.size());
    for (const Weighed& entry : weighed) {
        for (std::size_t label = 0; label < counts.size(); ++label) {
            const StyleTruth& truth = entry.answer->truth;
            if (head == StyleHead::tag && truth.tags[label] == StyleTruth::unknown) continue;
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

std::vector<float> blend(std::span<const float> network, std::span<const float> features,
                         const HeadCalibration& calibration) {
    std::vector<float> logits(network.begin(), network.end());
    if (features.empty()) return logits;
    const auto share = static_cast<float>(calibration.share);
    for (std::size_t label = 0; label < logits.size(); ++label)
        logits[label] = (1 - share) * network[label] + share * features[label];
    return logits;
}

std::vector<double> probabilities(StyleHead head, std::span<const float> logits, double temperature) {
    std::vector<double> values(logits.begin(), logits.end());
    if (values.empty()) return values;
    const double largest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values) {
        value = head == StyleHead::tag ? 1 / (1 + std::exp(-value / temperature))
                                       : std::exp((value - largest) / temperature);
        sum += value;
    }
    if (head != StyleHead::tag)
        for (double& value : values)
            value /= sum;
    return values;
}

HeadCalibration calibrate(StyleHead head, std::span<const StyleAnswer> answers) {
    HeadCalibration calibration;
    if (weigh(head, answers, {}).empty()) return calibration;
    calibration = fit(head, answers);
    calibration.threshold = chooseThreshold(head, weigh(head, answers, calibration));
    return calibration;
}

HeadMetrics measure(StyleHead head, std::span<const StyleAnswer> answers,
                    const HeadCalibration& calibration) {
    const auto weighed = weigh(head, answers, calibration);
    HeadMetrics metrics;
    double works = 0;
    double answered = 0;
    double answeredRight = 0;
    for (const Weighed& entry : weighed) {
        works += entry.weight;
        if (entry.probabilities[entry.best] < calibration.threshold) continue;
        answered += entry.weight;
        if (entry.answer->truth.holds(head, static_cast<int>(entry.best))) answeredRight += entry.weight;
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
    return metrics;
}

Json metricsJson(const HeadMetrics& metrics) {
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    return {{"pieces", metrics.pieces},
            {"works", metrics.works},
            {"accuracy", rounded(metrics.accuracy)},
            {"macro_f1", rounded(metrics.macroF1)},
            {"majority_accuracy", rounded(metrics.majority)},
            {"ece", rounded(metrics.calibrationError)},
            {"ece_by_chance", rounded(metrics.calibrationErrorByChance)},
            {"abstained", rounded(metrics.abstained)},
            {"answered_accuracy", rounded(metrics.answeredAccuracy)},
            {"surest_60_percent_accuracy", rounded(metrics.surestAccuracy)}};
}

} // namespace atos
