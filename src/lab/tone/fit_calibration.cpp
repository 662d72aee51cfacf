// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/fit_calibration.h"

#include "lab/metrics/calibration_error.h"
#include "lab/metrics/sigmoid_fit.h"
#include "nn/softmax.h"

#include <algorithm>

namespace atos {
namespace {

constexpr double halfMembership = 0.5;

} // namespace

bool isForGenre(const Archetype& archetype, const std::string& genre) {
    const auto& members = archetype.music[static_cast<std::size_t>(StyleHead::genre)];
    const auto found = members.find(genre);
    return members.empty() || (found != members.end() && found->second >= halfMembership);
}

void FitCalibration::add(const RecommendedPiece& piece) {
    const ToneChoice& choice = piece.target.choice;
    const auto archetype = std::find_if(archetypes_.list.begin(), archetypes_.list.end(),
                                        [&choice](const Archetype& each) { return each.id == choice.archetype; });
    if (archetype == archetypes_.list.end()) return;
    cases_.push_back({choice.probability, choice.fit / 100.0, isForGenre(*archetype, piece.genre)});
}

Json FitCalibration::json() const {
    std::vector<Decision> decisions;
    std::vector<JudgedValue> judged;
    double right = 0;
    for (const Case& each : cases_) {
        const double truth = each.right ? 1 : 0;
        decisions.push_back({each.fit, each.right, 1});
        judged.push_back({logOdds(each.probability), truth, 1});
        right += truth;
    }
    const auto fitted = fitSigmoid(judged);
    return {{"pieces", cases_.size()},
            {"right", cases_.empty() ? 0 : right / static_cast<double>(cases_.size())},
            {"calibration_error", expectedCalibrationError(decisions)},
            {"base", fitted ? Json(fitted->offset) : Json(nullptr)},
            {"slope", fitted ? Json(fitted->scale) : Json(nullptr)}};
}

} // namespace atos
