// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/recording_room.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr int rate = 16000;

std::vector<float> impulse() {
    std::vector<float> sound(rate, 0.0F);
    sound[1000] = 1;
    return sound;
}

double energy(const std::vector<float>& sound, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += static_cast<double>(sound[i]) * sound[i];
    return sum;
}

TEST(RecordingRoom, WithoutAnythingOnlySetsTheLevel) {
    auto sound = impulse();
    std::mt19937_64 random(1);
    RecordingRoom room;
    room.peakDb = -6;
    room.noiseDb = -200;
    record(room, rate, random, sound);
    EXPECT_NEAR(sound[1000], 0.501, 0.001);
    EXPECT_NEAR(energy(sound, 0, 1000) + energy(sound, 1001, sound.size()), 0, 1e-9);
}

TEST(RecordingRoom, AddsReverberationAfterTheDirectSound) {
    auto sound = impulse();
    std::mt19937_64 random(1);
    RecordingRoom room;
    room.reverbSeconds = 0.5;
    room.reverbDb = -10;
    room.peakDb = 0;
    room.noiseDb = -200;
    record(room, rate, random, sound);
    EXPECT_EQ(std::max_element(sound.begin(), sound.end()) - sound.begin(), 1000);
    EXPECT_NEAR(energy(sound, 0, 1000), 0, 1e-9);
    EXPECT_NEAR(10 * std::log10(energy(sound, 1001, sound.size()) / energy(sound, 1000, 1001)), -10, 0.5);
    EXPECT_GT(energy(sound, 1001, 3000), 10 * energy(sound, 5000, 6999));
}

TEST(RecordingRoom, ClipsRatherThanOverflows) {
    auto sound = impulse();
    std::mt19937_64 random(1);
    RecordingRoom room;
    room.peakDb = 6;
    record(room, rate, random, sound);
    EXPECT_EQ(sound[1000], 1);
}

TEST(RecordingRoom, MakesAsMuchNoiseAsItSays) {
    std::vector<float> sound(rate, 0.0F);
    std::mt19937_64 random(1);
    RecordingRoom room;
    room.noiseDb = -40;
    room.noiseTilt = 0.8;
    record(room, rate, random, sound);
    EXPECT_NEAR(10 * std::log10(energy(sound, 100, sound.size()) / rate), -40, 1.5);
}

} // namespace
} // namespace atos
