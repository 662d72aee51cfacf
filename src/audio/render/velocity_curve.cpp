// SPDX-License-Identifier: Apache-2.0
#include "audio/render/velocity_curve.h"

#include <algorithm>
#include <cmath>

namespace atos {

VelocityCurve velocityCurve(double touch) {
    const double exponent = std::exp2(std::clamp(touch, -2.0, 2.0) / 2.5);
    VelocityCurve curve{};
    for (int velocity = 1; velocity < 128; ++velocity) {
        const double share = std::pow((velocity - 1) / 126.0, exponent);
        curve[static_cast<std::size_t>(velocity)] = static_cast<std::uint8_t>(std::lround(1 + 126 * share));
    }
    return curve;
}

} // namespace atos
