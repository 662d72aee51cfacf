// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/tempo.h"

#include "analysis/tempo/candidate_features.h"
#include "analysis/tempo/tempo_model.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double alike = 0.04; ///< tempi that are one
/// How much a statement may raise or lower a candidate's probability. More makes files right more often by
/// their own word, less makes live takes agree with them: on the validation split both are well above .85.
constexpr double mostOfStatement = 1.6;

/// Too few onsets to judge: what is stated may stand if they fall on it, unsure as so little is.
TempoEstimate fromStatement(const StatedTempo& stated) {
    constexpr double leastGrid = 0.6;
    constexpr double sureOfFew = 0.5;
    const bool unasked = stated.statement == TempoStatement::plain120;
    if (stated.period <= 0 || unasked || stated.gridShare < leastGrid) return {};
    const double bpm = 60 / stated.period;
    return {bpm, sureOfFew * stated.gridShare, {{bpm, 1.0}}};
}

/// What the onsets tell, and what the statement adds to it, within bounds: a file is to be told what the same
/// music would be told live unless the onsets leave it open.
std::vector<double> weighStatement(const TempoEvidence& evidence) {
    std::vector<std::vector<float>> features;
    for (const BeatTrack& candidate : evidence.candidates)
        features.push_back(tempoFeatures(evidence, candidate, {}));
    std::vector<double> shares = TempoModel::builtIn().probabilities(features);
    if (evidence.stated.period <= 0) return shares;
    for (std::size_t i = 0; i < features.size(); ++i)
        features[i] = restated(std::move(features[i]), evidence.candidates[i], evidence.stated);
    const std::vector<double> all = TempoModel::builtIn().probabilities(features);
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double factor = all[i] / std::max(shares[i], 1e-12);
        sum += shares[i] *= std::clamp(factor, 1 / mostOfStatement, mostOfStatement);
    }
    for (double& share : shares)
        share /= sum;
    return shares;
}

} // namespace

TempoEstimate estimateTempo(const Performance& performance) {
    const TempoEvidence evidence = tempoEvidence(performance);
    if (evidence.candidates.empty()) return fromStatement(evidence.stated);
    const std::vector<double> shares = weighStatement(evidence);
    TempoEstimate estimate;
    for (std::size_t i = 0; i < shares.size(); ++i)
        estimate.choices.push_back({60 / evidence.candidates[i].period, shares[i]});
    const auto best =
        std::max_element(estimate.choices.begin(), estimate.choices.end(),
                         [](const auto& a, const auto& b) { return a.probability < b.probability; });
    estimate.bpm = best->bpm;
    for (const TempoChoice& choice : estimate.choices)
        if (std::abs(choice.bpm / estimate.bpm - 1) < alike) estimate.confidence += choice.probability;
    estimate.confidence = std::min(1.0, estimate.confidence);
    return estimate;
}

} // namespace atos
