// SPDX-License-Identifier: Apache-2.0
// Sounds whose measures are known.
#pragma once

#include "audio/file/samples.h"

#include <cmath>
#include <numbers>

namespace atos::test {

/// The same sine in both channels, its crest at `decibels` full scale, which is also its loudness in LUFS at
/// 1 kHz.
[[nodiscard]] inline Samples sine(double hertz, double decibels, double seconds, int sampleRate = 44100) {
    Samples samples;
    samples.sampleRate = sampleRate;
    const double crest = std::pow(10, decibels / 20);
    for (int i = 0; i < static_cast<int>(seconds * sampleRate); ++i) {
        const auto value =
            static_cast<float>(crest * std::sin(2 * std::numbers::pi * hertz * i / sampleRate));
        samples.interleaved.insert(samples.interleaved.end(), {value, value});
    }
    return samples;
}

[[nodiscard]] inline Samples sum(Samples a, const Samples& b) {
    for (std::size_t i = 0; i < a.interleaved.size() && i < b.interleaved.size(); ++i)
        a.interleaved[i] += b.interleaved[i];
    return a;
}

} // namespace atos::test
