// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/recording_room.h"

#include "lab/data/uniform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

float amplitude(double decibels) {
    return static_cast<float>(std::pow(10.0, decibels / 20));
}

/// R. Bristow-Johnson, "Audio EQ Cookbook": peaking filter.
void equalise(const RecordingRoom::Band& band, int sampleRate, std::vector<float>& mono) {
    const double gain = std::pow(10.0, band.decibels / 40);
    const double angle = 2 * std::numbers::pi * band.hertz / sampleRate;
    const double alpha = std::sin(angle) / (2 * band.width);
    const double a0 = 1 + alpha / gain;
    const double b0 = (1 + alpha * gain) / a0;
    const double b1 = -2 * std::cos(angle) / a0;
    const double b2 = (1 - alpha * gain) / a0;
    const double a2 = (1 - alpha / gain) / a0;
    double state1 = 0;
    double state2 = 0;
    for (float& sample : mono) {
        const double out = b0 * sample + state1;
        state1 = b1 * sample - b1 * out + state2;
        state2 = b2 * sample - a2 * out;
        sample = static_cast<float>(out);
    }
}

void reverberate(const RecordingRoom& room, int sampleRate, std::mt19937_64& random,
                 std::vector<float>& mono) {
    constexpr double density = 900; // impulses a second
    constexpr double preDelay = 0.005;
    std::vector<std::pair<std::size_t, float>> impulses;
    double energy = 0;
    for (double time = preDelay; time < room.reverbSeconds; time += uniform(random, 0.2, 1.8) / density) {
        const float fade = amplitude(-60 * time / room.reverbSeconds);
        impulses.emplace_back(static_cast<std::size_t>(time * sampleRate),
                              uniform(random, -1, 1) < 0 ? -fade : fade);
        energy += fade * fade;
    }
    const float level = amplitude(room.reverbDb) / static_cast<float>(std::sqrt(std::max(energy, 1e-9)));
    const std::vector<float> dry = mono;
    for (const auto& [delay, sign] : impulses) {
        const float gain = level * sign;
        for (std::size_t i = delay; i < mono.size(); ++i)
            mono[i] += gain * dry[i - delay];
    }
}

void addNoise(const RecordingRoom& room, std::mt19937_64& random, std::vector<float>& mono) {
    std::minstd_rand quick(static_cast<unsigned>(random()));
    std::uniform_real_distribution<float> white(-1.7F, 1.7F); // of variance 1
    const auto tilt = static_cast<float>(room.noiseTilt);
    const float level = amplitude(room.noiseDb) * std::sqrt(1 - tilt * tilt);
    float dark = 0;
    for (float& sample : mono) {
        dark = tilt * dark + white(quick);
        sample += level * dark;
    }
}

} // namespace

RecordingRoom drawRoom(std::mt19937_64& random) {
    RecordingRoom room;
    if (uniform(random, 0, 1) < 0.6) {
        room.reverbSeconds = uniform(random, 0.2, 1.3);
        room.reverbDb = uniform(random, -22, -4);
    }
    const std::array<double, 4> centres{80, 300, 1500, 5000};
    for (std::size_t i = 0; i < centres.size(); ++i)
        room.equaliser[i] = {centres[i] * std::exp2(uniform(random, -1, i == 3 ? 0.4 : 1)),
                             uniform(random, -9, 9), uniform(random, 0.4, 1.6)};
    room.peakDb = uniform(random, -22, 1);
    room.noiseDb = room.peakDb - uniform(random, 38, 80);
    room.noiseTilt = uniform(random, 0, 0.95);
    return room;
}

Json toJson(const RecordingRoom& room) {
    Json bands = Json::array();
    for (const auto& band : room.equaliser)
        bands.push_back({{"hertz", band.hertz}, {"decibels", band.decibels}, {"width", band.width}});
    return {{"reverb_s", room.reverbSeconds}, {"reverb_db", room.reverbDb},   {"equaliser", std::move(bands)},
            {"noise_db", room.noiseDb},       {"noise_tilt", room.noiseTilt}, {"peak_db", room.peakDb}};
}

void record(const RecordingRoom& room, int sampleRate, std::mt19937_64& random, std::vector<float>& mono) {
    if (room.reverbSeconds > 0) reverberate(room, sampleRate, random, mono);
    for (const RecordingRoom::Band& band : room.equaliser)
        if (band.decibels != 0) equalise(band, sampleRate, mono);
    float peak = 1e-9F;
    for (const float sample : mono)
        peak = std::max(peak, std::fabs(sample));
    const float gain = amplitude(room.peakDb) / peak;
    for (float& sample : mono)
        sample *= gain;
    addNoise(room, random, mono);
    for (float& sample : mono)
        sample = std::clamp(sample, -1.0F, 1.0F);
}

} // namespace atos
