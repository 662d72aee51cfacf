// SPDX-License-Identifier: Apache-2.0
#include "lab/touch/simulated_keyboards.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double loudest = 127;

double power(double struck, double exponent) {
    return loudest * std::pow(struck / loudest, exponent);
}

} // namespace

double SimulatedKeyboard::says(double struck) const {
    return std::clamp(std::round(curve(struck)), 1.0, loudest);
}

const std::array<SimulatedKeyboard, 5>& simulatedKeyboards() {
    static constexpr std::array<SimulatedKeyboard, 5> profiles{
        {{"soft", [](double struck) { return power(struck, 0.6); }},
         {"hard", [](double struck) { return power(struck, 1.6); }},
         {"s-shaped",
          [](double struck) {
              const double x = struck / loudest;
              return loudest * (3 - 2 * x) * x * x;
          }},
         {"compressed", [](double struck) { return 30 + 0.55 * struck; }},
         {"clipped", [](double struck) { return std::clamp(1.35 * struck - 15, 20.0, 110.0); }}}};
    return profiles;
}

Performance playedOn(Performance take, const SimulatedKeyboard& keyboard) {
    for (Note& note : take.notes) {
        note.velocity = static_cast<std::uint8_t>(keyboard.says(note.preciseVelocity()));
        note.fineVelocity = 0;
    }
    return take;
}

CurveError curveError(const VelocityProfile& reference, const VelocityProfile& heard,
                      const SimulatedKeyboard& keyboard, const std::vector<std::vector<double>>& struck) {
    const VelocityMap curve(reference, heard);
    const VelocityMap normalisation(heard, reference);
    CurveError error;
    double notes = 0;
    for (const std::vector<double>& take : struck) {
        for (const double velocity : take) {
            const double said = keyboard.says(velocity);
            error.curve += std::abs(curve(velocity) - said);
            error.normalised += std::abs(normalisation(said) - velocity);
        }
        notes += static_cast<double>(take.size());
    }
    error.curve /= std::max(notes, 1.0);
    error.normalised /= std::max(notes, 1.0);
    return error;
}

} // namespace atos
