// SPDX-License-Identifier: Apache-2.0
// Where and with what a rendered piano was recorded: room, microphone, noise, level. Any thread.
#pragma once

#include "files/json.h"

#include <array>
#include <random>
#include <vector>

namespace atos {

struct RecordingRoom {
    struct Band {
        double hertz = 1000;
        double decibels = 0;
        double width = 1; ///< Q of the peaking filter
    };
    double reverbSeconds = 0; ///< to -60 dB; 0: none
    double reverbDb = -20;    ///< energy of the reverberation against the direct sound
    std::array<Band, 4> equaliser{};
    double noiseDb = -100; ///< of full scale
    double noiseTilt = 0;  ///< 0 white .. 1 dark (a one-pole low-pass filter's coefficient)
    double peakDb = -3;    ///< of full scale; above 0 it clips
};

[[nodiscard]] RecordingRoom drawRoom(std::mt19937_64& random);
[[nodiscard]] Json toJson(const RecordingRoom& room);

/// The reverberation is sparse noise that fades (velvet noise: J. Välimäki and others, "Late reverberation
/// synthesis using velvet noise", 2017); it begins 5 ms after the direct sound, which does not move.
void record(const RecordingRoom& room, int sampleRate, std::mt19937_64& random, std::vector<float>& mono);

} // namespace atos
