// SPDX-License-Identifier: Apache-2.0
#include "app/hearing/blind_test.h"

#include <cmath>

namespace atos {
namespace {

constexpr double hearing = 0.8; ///< how often a listener who hears it is right
constexpr double falseAlarm = 0.05;
constexpr double miss = 0.1;

/// The logarithm of how much likelier the answers are from one who hears it than from one who guesses.
double evidence(int hits, int trials) {
    return hits * std::log(hearing / 0.5) + (trials - hits) * std::log((1 - hearing) / 0.5);
}

} // namespace

void BlindTest::answer(bool b) {
    if (verdict() != BlindVerdict::undecided) return;
    ++trials_;
    if (b == xIsB_) ++hits_;
    draw();
}

BlindVerdict BlindTest::verdict() const {
    const double sum = evidence(hits_, trials_);
    if (sum >= std::log((1 - miss) / falseAlarm)) return BlindVerdict::heard;
    const bool unclear = sum > std::log(miss / (1 - falseAlarm)) && trials_ < mostTrials;
    return unclear ? BlindVerdict::undecided : BlindVerdict::notShown;
}

double chanceOfGuessing(int hits, int trials) {
    double sum = 0;
    double ways = 1; // to place `right` hits
    for (int right = 0; right <= trials; ++right) {
        if (right >= hits) sum += ways;
        ways = ways * (trials - right) / (right + 1);
    }
    return sum * std::pow(0.5, trials);
}

} // namespace atos
