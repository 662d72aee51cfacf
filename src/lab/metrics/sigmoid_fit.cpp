// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/sigmoid_fit.h"

#include <algorithm>

namespace atos {
namespace {

double lossOf(const Sigmoid& sigmoid, const std::vector<JudgedValue>& judged) {
    double loss = 0;
    for (const JudgedValue& each : judged) {
        const double said = std::clamp(sigmoid.at(each.value), 1e-12, 1 - 1e-12);
        loss -= each.weight * (each.truth * std::log(said) + (1 - each.truth) * std::log(1 - said));
    }
    return loss;
}

Sigmoid newtonDirection(const Sigmoid& sigmoid, const std::vector<JudgedValue>& judged) {
    Sigmoid slope;
    double curve[3] = {1e-9, 0, 1e-9};
    for (const JudgedValue& each : judged) {
        const double said = sigmoid.at(each.value);
        const double excess = each.weight * (said - each.truth);
        const double bend = each.weight * said * (1 - said);
        slope.scale += excess * each.value;
        slope.offset += excess;
        curve[0] += bend * each.value * each.value;
        curve[1] += bend * each.value;
        curve[2] += bend;
    }
    const double determinant = curve[0] * curve[2] - curve[1] * curve[1];
    if (determinant <= 0) return slope;
    return {(curve[2] * slope.scale - curve[1] * slope.offset) / determinant,
            (curve[0] * slope.offset - curve[1] * slope.scale) / determinant};
}

} // namespace

std::optional<Sigmoid> fitSigmoid(const std::vector<JudgedValue>& judged) {
    double truth = 0;
    double total = 0;
    for (const JudgedValue& each : judged) {
        truth += each.weight * each.truth;
        total += each.weight;
    }
    if (truth <= 0 || truth >= total) return std::nullopt;
    Sigmoid best{0, std::log(truth / (total - truth))};
    double loss = lossOf(best, judged);
    constexpr int newtonSteps = 50;
    constexpr double smallest = 1e-6; // share of a step
    for (int step = 0; step < newtonSteps; ++step) {
        const Sigmoid direction = newtonDirection(best, judged);
        double share = 1;
        Sigmoid next = best;
        double nextLoss = loss;
        // A whole step may overshoot where the sigmoid is flat.
        for (; share > smallest; share /= 2) {
            next = {best.scale - share * direction.scale, best.offset - share * direction.offset};
            nextLoss = lossOf(next, judged);
            if (nextLoss < loss) break;
        }
        if (share <= smallest) break;
        best = next;
        loss = nextLoss;
    }
    return best;
}

} // namespace atos
