// SPDX-License-Identifier: Apache-2.0
#include "nn/half.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace atos {

float floatFromHalf(std::uint16_t bits) {
    const int exponent = bits >> 10U & 0x1FU;
    const int mantissa = bits & 0x3FFU;
    float magnitude = 0;
    if (exponent == 0)
        magnitude = std::ldexp(static_cast<float>(mantissa), -24);
    else if (exponent == 31)
        magnitude = mantissa == 0 ? INFINITY : NAN;
    else
        magnitude = std::ldexp(static_cast<float>(mantissa + 1024), exponent - 25);
    return (bits & 0x8000U) != 0 ? -magnitude : magnitude;
}

std::uint16_t halfFromFloat(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16U & 0x8000U);
    const float magnitude = std::fabs(value);
    if (std::isnan(value)) return sign | 0x7E00U;
    if (magnitude >= 65520.0F) return sign | 0x7C00U;
    // The spacing of halves around the value; below 2^-14 it stays that of the subnormals.
    int exponent = 0;
    std::frexp(magnitude, &exponent);
    const int spacing = magnitude == 0 ? -24 : std::max(exponent - 11, -24);
    // In units of the spacing the value is a small integer plus a fraction, which nearbyint rounds to even.
    const auto units = static_cast<std::uint32_t>(std::nearbyint(std::ldexp(magnitude, -spacing)));
    // Adding (rather than joining) lets a mantissa that rounded up carry into the exponent.
    const std::uint32_t half = (static_cast<std::uint32_t>(spacing + 24) << 10U) + units;
    return static_cast<std::uint16_t>(sign | half);
}

} // namespace atos
