// SPDX-License-Identifier: Apache-2.0
#include "sound_measures.h"

#include <cmath>
#include <complex>
#include <numbers>
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

/// In place; the size is a power of two.
void fourier(std::vector<std::complex<double>>& values) {
    const std::size_t size = values.size();
    if (size == 1) return;
    std::vector<std::complex<double>> even(size / 2), odd(size / 2);
    for (std::size_t i = 0; i < size / 2; ++i) {
        even[i] = values[2 * i];
        odd[i] = values[2 * i + 1];
    }
    fourier(even);
    fourier(odd);
    for (std::size_t k = 0; k < size / 2; ++k) {
        const double angle = -2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size);
        const auto turned = std::polar(1.0, angle) * odd[k];
        values[k] = even[k] + turned;
        values[k + size / 2] = even[k] - turned;
    }
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
    options.soundfont = "/usr/share/sounds/sf2/TimGM6mb.sf2";
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

double spectralCentroid(const Samples& samples) {
    std::vector<std::complex<double>> window(16384);
    for (std::size_t i = 0; i < window.size() && 2 * i < samples.interleaved.size(); ++i) {
        const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / 16384);
        window[i] = hann * samples.interleaved[2 * i];
    }
    fourier(window);
    double weighted = 0, sum = 0;
    for (std::size_t bin = 1; bin < window.size() / 2; ++bin) {
        const double magnitude = std::abs(window[bin]);
        weighted += magnitude * static_cast<double>(bin) * samples.sampleRate / 16384;
        sum += magnitude;
    }
    return sum > 0 ? weighted / sum : 0;
}

} // namespace atos::test
