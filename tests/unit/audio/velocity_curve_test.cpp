// SPDX-License-Identifier: Apache-2.0
#include "audio/render/velocity_curve.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(VelocityCurve, NeverFallsAndKeepsItsEnds) {
    for (double touch = -3; touch <= 3; touch += 0.25) {
        const VelocityCurve curve = velocityCurve(touch);
        EXPECT_EQ(curve[0], 0);
        EXPECT_EQ(curve[1], 1);
        EXPECT_EQ(curve[127], 127);
        for (std::size_t velocity = 1; velocity < 128; ++velocity)
            EXPECT_GE(curve[velocity], curve[velocity - 1]) << touch << " at " << velocity;
    }
}

TEST(VelocityCurve, MediumTouchChangesNothing) {
    const VelocityCurve curve = velocityCurve(0);
    for (std::size_t velocity = 0; velocity < 128; ++velocity)
        EXPECT_EQ(curve[velocity], velocity);
}

TEST(VelocityCurve, AHeavierTouchNeverSoundsLouder) {
    const VelocityCurve light = velocityCurve(-1), heavy = velocityCurve(1);
    for (std::size_t velocity = 0; velocity < 128; ++velocity)
        EXPECT_LE(heavy[velocity], light[velocity]);
    EXPECT_LT(heavy[64], 64);
    EXPECT_GT(light[64], 64);
}

} // namespace
} // namespace atos
