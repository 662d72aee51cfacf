// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/envelope.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>

namespace atos {
namespace {

constexpr double tau = 2 * std::numbers::pi;

/// A sine whose level follows `gain`, on both channels.
Samples shaped(double seconds, const std::function<double(double)>& gain) {
    Samples samples;
    for (double t = 0; t < seconds; t += 1.0 / samples.sampleRate) {
        const auto value = static_cast<float>(0.5 * gain(t) * std::sin(tau * 440 * t));
        samples.interleaved.insert(samples.interleaved.end(), {value, value});
    }
    return samples;
}

TEST(Envelope, TellsHowFastANoteFades) {
    for (const double perSecond : {5.0, 10.0, 40.0})
        EXPECT_NEAR(fadeSeconds(shaped(5, [&](double t) { return std::pow(10, -perSecond * t / 20); }), 20),
                    20 / perSecond, 0.06);
    EXPECT_NEAR(fadeSeconds(shaped(2, [](double t) { return std::pow(10, -t / 20); }), 20), 2, 0.06);
    EXPECT_EQ(fadeSeconds(shaped(1, [](double) { return 0; }), 20), 0);
    EXPECT_EQ(fadeSeconds({}, 20), 0);
}

TEST(Envelope, FindsATremoloInAFadingNote) {
    const auto trembling =
        shaped(4, [](double t) { return std::pow(10, (-6 * t + 2 * std::sin(tau * 5.5 * t)) / 20); });
    const Modulation found = strongestModulation(trembling, 0.3, 3.7);
    EXPECT_NEAR(found.hertz, 5.5, 0.1);
    EXPECT_NEAR(found.decibels, 4, 0.3);
    const auto plain = shaped(4, [](double t) { return std::pow(10, -6 * t / 20); });
    EXPECT_LT(strongestModulation(plain, 0.3, 3.7).decibels, 0.2);
    EXPECT_EQ(strongestModulation(plain, 0, 0.1).decibels, 0) << "too short to tell";
}

} // namespace
} // namespace atos
