// SPDX-License-Identifier: Apache-2.0
#include "nn/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {

TEST(Half, EveryHalfSurvivesTheWayThroughFloat) {
    for (unsigned bits = 0; bits < 0x10000U; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        const float value = floatFromHalf(half);
        if (std::isnan(value))
            EXPECT_TRUE(std::isnan(floatFromHalf(halfFromFloat(value))));
        else
            EXPECT_EQ(halfFromFloat(value), half) << value;
    }
}

TEST(Half, KnowsTheValuesOfTheStandard) {
    EXPECT_EQ(halfFromFloat(1.0F), 0x3C00);
    EXPECT_EQ(halfFromFloat(-2.0F), 0xC000);
    EXPECT_EQ(halfFromFloat(65504.0F), 0x7BFF);
    EXPECT_EQ(floatFromHalf(0x0001), std::ldexp(1.0F, -24));
    EXPECT_EQ(floatFromHalf(0x0400), std::ldexp(1.0F, -14));
}

TEST(Half, RoundsToTheNearestAndTiesToEven) {
    const float spacing = std::ldexp(1.0F, -10); // of halves between 1 and 2
    EXPECT_EQ(halfFromFloat(1.0F + 0.5F * spacing), 0x3C00);
    EXPECT_EQ(halfFromFloat(1.0F + 0.51F * spacing), 0x3C01);
    EXPECT_EQ(halfFromFloat(1.0F + 1.5F * spacing), 0x3C02);
    EXPECT_EQ(halfFromFloat(2.0F - 0.25F * spacing), 0x4000) << "rounding up carries into the exponent";
    EXPECT_EQ(halfFromFloat(std::ldexp(1.0F, -14) - std::ldexp(1.0F, -26)), 0x0400)
        << "the largest subnormal rounds up";
    EXPECT_EQ(halfFromFloat(65519.0F), 0x7BFF);
    EXPECT_TRUE(std::isinf(floatFromHalf(halfFromFloat(65520.0F))));
    EXPECT_TRUE(std::isinf(floatFromHalf(halfFromFloat(1e30F))));
    EXPECT_EQ(halfFromFloat(1e-30F), 0);
}

} // namespace atos
