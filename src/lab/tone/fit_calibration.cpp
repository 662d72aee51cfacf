// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/fit_calibration.h"

#include "lab/metrics/calibration_error.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atos {
namespace {

constexpr double halfMembership = 0.5;

double logOdds(double probability) {
    const double p = std::clamp(probability, 1e-6, 1 - 1e-6);
    return std::log(p / (1 - p));
}

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
    double right = 0;
    for (const Case& each : cases_) {
        decisions.push_back({each.fit, each.right, 1});
        right += each.right ? 1 : 0;
    }
    // Logistic regression by Newton's method; a trace of a prior keeps it finite where all are right.
    double base = 0;
    double slope = 1;
    constexpr double prior = 0.01;
    for (int step = 0; step < 50; ++step) {
        double g0 = -prior * base;
        double g1 = -prior * (slope - 1);
        double h00 = prior;
        double h01 = 0;
        double h11 = prior;
        for (const Case& each : cases_) {
            const double x = logOdds(each.probability);
            const double p = 1 / (1 + std::exp(-(base + slope * x)));
            const double w = p * (1 - p);
            g0 += (each.right ? 1 : 0) - p;
            g1 += ((each.right ? 1 : 0) - p) * x;
            h00 += w;
            h01 += w * x;
            h11 += w * x * x;
        }
        const double determinant = h00 * h11 - h01 * h01;
        if (determinant <= 0) break;
        base += (h11 * g0 - h01 * g1) / determinant;
        slope += (h00 * g1 - h01 * g0) / determinant;
    }
    return {{"pieces", cases_.size()},
            {"right", cases_.empty() ? 0 : right / static_cast<double>(cases_.size())},
            {"calibration_error", expectedCalibrationError(decisions)},
            {"base", base},
            {"slope", slope}};
}

} // namespace atos
