// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/clarity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

constexpr int sampleRate = 44100;

/// A click.
Samples click(double seconds) {
    Samples samples;
    samples.interleaved.assign(2 * static_cast<std::size_t>(seconds * sampleRate), 0);
    samples.interleaved[0] = samples.interleaved[1] = 0.5F;
    return samples;
}

/// The click in a room: noise that falls by 60 dB in `seconds`, of `level` dB against the click.
Samples inRoom(Samples samples, const Reverberation& room) {
    std::mt19937 random(1);
    std::normal_distribution<double> noise;
    std::vector<double> tail(samples.frames());
    double energy = 0;
    for (std::size_t frame = 0; frame < tail.size(); ++frame) {
        tail[frame] =
            noise(random) * std::pow(10, -3 * static_cast<double>(frame) / sampleRate / room.seconds);
        energy += tail[frame] * tail[frame];
    }
    const double scale = 0.5 * std::sqrt(std::pow(10, room.level / 10) / energy);
    for (std::size_t frame = 0; frame < tail.size(); ++frame)
        for (const std::size_t channel : {0U, 1U})
            samples.interleaved[2 * frame + channel] += static_cast<float>(scale * tail[frame]);
    return samples;
}

TEST(Reverberation, IsMeasuredAsItWasMade) {
    const Samples dry = click(4);
    for (const Reverberation room : {Reverberation{0.8, -20}, {1.6, -12}, {2.5, -3}}) {
        const Reverberation measured = measureReverberation(inRoom(dry, room), dry, 0);
        EXPECT_NEAR(measured.seconds, room.seconds, 0.04 * room.seconds);
        EXPECT_NEAR(measured.level, room.level, 0.1);
    }
}

TEST(Clarity, IsEarlyAgainstLateEnergy) {
    const Samples dry = click(4);
    for (const Reverberation room : {Reverberation{0.8, -20}, {1.6, -12}, {2.5, -3}}) {
        const Samples sound = inRoom(dry, room);
        double early = 0;
        double late = 0;
        for (std::size_t i = 0; i < sound.interleaved.size(); ++i)
            (i < 2 * 0.08 * sampleRate ? early : late) += std::pow(sound.interleaved[i], 2);
        EXPECT_NEAR(clarity(room), 10 * std::log10(early / late), 0.3) << room.seconds << " s";
    }
}

TEST(Clarity, OfADrySoundIsInfinite) {
    const Samples dry = click(1);
    const Reverberation none = measureReverberation(dry, dry, 0);
    EXPECT_EQ(none.seconds, 0);
    EXPECT_EQ(none.level, -INFINITY);
    EXPECT_EQ(clarity(none), INFINITY);
}

TEST(Clarity, FallsWithMoreAndLongerReverberation) {
    EXPECT_GT(clarity({1.2, -20}), clarity({1.2, -14}));
    EXPECT_GT(clarity({1.2, -20}), clarity({2.0, -20}));
}

} // namespace
} // namespace atos
