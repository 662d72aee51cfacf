// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/pedal_limits.h"

namespace atos {
namespace {

constexpr double mostWrong = 0.05;

struct Outcome {
    int trials = 0, known = 0, right = 0, rightKnown = 0;
    double agreement = 0; ///< of those known, summed
};

template<typename Chosen>
Outcome outcomeOf(std::span<const PedalTrial> trials, const PedalLimits& limits, Chosen chosen) {
    Outcome outcome;
    for (const PedalTrial& trial : trials) {
        if (!chosen(trial)) continue;
        const bool right = trial.agreement >= rightPedal;
        ++outcome.trials;
        outcome.right += right ? 1 : 0;
        if (!tellPedal(trial.answers, limits)) continue;
        ++outcome.known;
        outcome.rightKnown += right ? 1 : 0;
        outcome.agreement += trial.agreement;
    }
    return outcome;
}

Json share(double part, int of) {
    return of > 0 ? Json(part / of) : Json();
}

Json toJson(const Outcome& outcome) {
    return {{"trials", outcome.trials},
            {"known", share(outcome.known, outcome.trials)},
            {"right", share(outcome.right, outcome.trials)},
            {"right_when_known", share(outcome.rightKnown, outcome.known)},
            {"right_when_not", share(outcome.right - outcome.rightKnown, outcome.trials - outcome.known)},
            {"agreement_when_known", share(outcome.agreement, outcome.known)}};
}

} // namespace

PedalLimits choosePedalLimits(std::span<const PedalTrial> trials) {
    PedalLimits best{0, 1, 1.01};
    int most = 0;
    for (int shareKnown = 95; shareKnown >= 50; shareKnown -= 5) {
        for (int up = 5; up <= 40; up += 5) {
            for (int down = 99; down >= 60; --down) {
                const PedalLimits limits{up / 100.0, down / 100.0, shareKnown / 100.0};
                const Outcome outcome = outcomeOf(trials, limits, [](const PedalTrial&) { return true; });
                const int wrong = outcome.known - outcome.rightKnown;
                if (wrong > mostWrong * outcome.known || outcome.rightKnown <= most) continue;
                most = outcome.rightKnown;
                best = limits;
            }
        }
    }
    return best;
}

Json pedalLimitsJson(std::span<const PedalTrial> trials, const PedalLimits& limits) {
    return {
        {"surely_up", limits.surelyUp},
        {"surely_down", limits.surelyDown},
        {"known_share", limits.knownShare},
        {"all", toJson(outcomeOf(trials, limits, [](const PedalTrial&) { return true; }))},
        {"with_pedal", toJson(outcomeOf(trials, limits, [](const PedalTrial& one) { return one.pedalled; }))},
        {"without_pedal",
         toJson(outcomeOf(trials, limits, [](const PedalTrial& one) { return !one.pedalled; }))}};
}

} // namespace atos
