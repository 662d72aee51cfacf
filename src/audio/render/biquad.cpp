// SPDX-License-Identifier: Apache-2.0
#include "audio/render/biquad.h"

#include <array>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

/// b0 b1 b2 a0 a1 a2
using Coefficients = std::array<double, 6>;

/// `sign` is 1 for treble, -1 for bass.
Coefficients shelf(double a, double cosine, double sine, double sign) {
    const double slope = 2 * std::sqrt(a) * sine / std::numbers::sqrt2;
    const double up = a + 1;
    const double down = sign * (a - 1);
    return {a * (up + down * cosine + slope),        -sign * 2 * a * (a - 1 + sign * up * cosine),
            a * (up + down * cosine - slope),        up - down * cosine + slope,
            sign * 2 * (a - 1 - sign * up * cosine), up - down * cosine - slope};
}

Coefficients coefficientsOf(const Band& band, int sampleRate) {
    const double w = 2 * std::numbers::pi * band.hertz / sampleRate;
    const double cosine = std::cos(w);
    const double sine = std::sin(w);
    const double alpha = sine / (2 * band.q);
    const double a = std::pow(10, band.decibels / 40);
    switch (band.kind) {
    case FilterKind::none:
        break;
    case FilterKind::highPass:
        return {(1 + cosine) / 2, -(1 + cosine), (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha};
    case FilterKind::lowPass:
        return {(1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha};
    case FilterKind::lowShelf:
        return shelf(a, cosine, sine, -1);
    case FilterKind::highShelf:
        return shelf(a, cosine, sine, 1);
    case FilterKind::peak:
        return {1 + alpha * a, -2 * cosine, 1 - alpha * a, 1 + alpha / a, -2 * cosine, 1 - alpha / a};
    }
    return {1, 0, 0, 1, 0, 0};
}

} // namespace

void Biquad::set(const Band& band, int sampleRate) {
    const auto [b0, b1, b2, a0, a1, a2] = coefficientsOf(band, sampleRate);
    b0_ = b0 / a0;
    b1_ = b1 / a0;
    b2_ = b2 / a0;
    a1_ = a1 / a0;
    a2_ = a2 / a0;
}

} // namespace atos
