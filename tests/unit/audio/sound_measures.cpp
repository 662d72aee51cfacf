// SPDX-License-Identifier: Apache-2.0
#include "unit/audio/sound_measures.h"

#include <algorithm>
#include <stdexcept>

namespace atos::test {
namespace {

std::size_t frameAt(const Samples& samples, double seconds) {
    const auto frame = static_cast<std::size_t>(seconds * samples.sampleRate);
    return std::min(frame, samples.interleaved.size() / 2);
}

double power(const Samples& samples, std::size_t frame) {
    const double left = samples.interleaved[2 * frame];
    const double right = samples.interleaved[2 * frame + 1];
    return left * left + right * right;
}

} // namespace

Performance oneNote(std::uint8_t velocity, double seconds, std::uint8_t pitch) {
    Performance performance;
    performance.notes.push_back({0, seconds, pitch, velocity, 0, 0});
    return performance;
}

Samples sound(const Performance& performance, const TonePreset& tone, double tailSeconds) {
    RenderOptions options;
    options.tone = tone;
    options.tailSeconds = tailSeconds;
    options.soundfont = smallSoundfont;
    auto samples = renderSamples(performance, options, {});
    if (!samples) throw std::runtime_error(samples.error().message);
    return std::move(*samples);
}

double energy(const Samples& samples, double fromSeconds, double toSeconds) {
    double sum = 0;
    for (std::size_t frame = frameAt(samples, fromSeconds); frame < frameAt(samples, toSeconds); ++frame)
        sum += power(samples, frame);
    return sum;
}

double decaySeconds(const Samples& samples, double fromSeconds) {
    const std::size_t first = frameAt(samples, fromSeconds);
    double total = 0;
    for (std::size_t frame = first; frame < samples.interleaved.size() / 2; ++frame)
        total += power(samples, frame);
    double left = total;
    std::size_t frame = first;
    while (frame < samples.interleaved.size() / 2 && left > total / 1000)
        left -= power(samples, frame++);
    return static_cast<double>(frame - first) / samples.sampleRate;
}

} // namespace atos::test
