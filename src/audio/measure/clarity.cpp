// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/clarity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace atos {
namespace {

constexpr double earlySeconds = 0.08;
constexpr double decayBegins = -5; // dB
constexpr double decayEnds = -25;

double square(double value) {
    return value * value;
}

double decibels(double ratio) {
    return 10 * std::log10(ratio);
}

/// Seconds to -60 dB of a sound whose energy per frame is given; 0 when it does not decay so far.
double decayOf(const std::vector<double>& energy, std::size_t first, int sampleRate) {
    double left = 0;
    for (std::size_t frame = first; frame < energy.size(); ++frame)
        left += energy[frame];
    const double total = left;
    if (total <= 0) return 0;
    std::size_t begin = energy.size();
    for (std::size_t frame = first; frame < energy.size(); ++frame) {
        if (begin == energy.size() && decibels(left / total) <= decayBegins) begin = frame;
        if (decibels(left / total) <= decayEnds)
            return static_cast<double>(frame - begin) / sampleRate * 60 / (decayBegins - decayEnds);
        left = std::max(0.0, left - energy[frame]);
    }
    return 0;
}

} // namespace

double clarity(const Reverberation& reverberation) {
    const double energy = std::pow(10, reverberation.level / 10);
    if (energy <= 0 || reverberation.seconds <= 0) return std::numeric_limits<double>::infinity();
    const double late = energy * std::pow(10, -6 * earlySeconds / reverberation.seconds);
    return decibels((1 + energy - late) / late);
}

Reverberation measureReverberation(const Samples& reverberant, const Samples& dry, double fromSeconds) {
    const std::size_t frames = std::min(reverberant.frames(), dry.frames());
    std::vector<double> room(frames);
    double roomEnergy = 0;
    double dryEnergy = 0;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        for (const std::size_t sample : {2 * frame, 2 * frame + 1}) {
            const double direct = dry.interleaved[sample];
            room[frame] += square(reverberant.interleaved[sample] - direct);
            dryEnergy += square(direct);
        }
        roomEnergy += room[frame];
    }
    const auto first = static_cast<std::size_t>(std::max(0.0, fromSeconds) * dry.sampleRate);
    return {decayOf(room, std::min(first, frames), dry.sampleRate), decibels(roomEnergy / dryEnergy)};
}

} // namespace atos
