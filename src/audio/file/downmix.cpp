// SPDX-License-Identifier: Apache-2.0
#include "audio/file/downmix.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// For how many frames what was heard counts: some seconds.
constexpr double memory = 100'000;
/// Correlations. Microphones apart hear low notes in opposition, too, but never the whole piano: a channel is
/// turned over only when there is no doubt, and back only when there is as little.
constexpr double opposed = -0.7;
constexpr double alike = 0.1;
/// By how much another channel must be louder to become the reference.
constexpr double clearlyLouder = 4;

} // namespace

Downmix::Downmix(int channels)
    : channels_(static_cast<std::size_t>(channels)), energy_(channels_, 0), together_(channels_, 0),
      signs_(channels_, 1) {}

void Downmix::listen(std::span<const float> interleaved) {
    const std::size_t frames = interleaved.size() / channels_;
    std::vector<double> sum(channels_, 0), squares(channels_, 0), products(channels_, 0);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const float* const samples = interleaved.data() + frame * channels_;
        const double reference = samples[reference_];
        for (std::size_t channel = 0; channel < channels_; ++channel) {
            const double sample = samples[channel];
            sum[channel] += sample;
            squares[channel] += sample * sample;
            products[channel] += sample * reference;
        }
    }
    const auto count = static_cast<double>(frames);
    const double kept = std::exp(-count / memory);
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        const double mean = sum[channel] / count; // a constant is no sound
        energy_[channel] = kept * energy_[channel] + std::max(0.0, squares[channel] - mean * sum[channel]);
        together_[channel] = kept * together_[channel] + products[channel] - mean * sum[reference_];
    }
}

std::vector<float> Downmix::turnedOver() const {
    std::vector<float> signs = signs_;
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        const double both = std::sqrt(energy_[channel] * energy_[reference_]);
        if (channel == reference_ || both <= 0) continue;
        const double correlation = together_[channel] / both * signs_[reference_];
        if (correlation < opposed) signs[channel] = -1;
        if (correlation > alike) signs[channel] = 1;
    }
    return signs;
}

void Downmix::mix(std::span<const float> interleaved, std::vector<float>& mono) {
    if (channels_ == 1) {
        mono.assign(interleaved.begin(), interleaved.end());
        return;
    }
    const std::size_t frames = interleaved.size() / channels_;
    mono.assign(frames, 0);
    if (frames == 0) return;
    listen(interleaved);
    const auto loudest =
        static_cast<std::size_t>(std::max_element(energy_.begin(), energy_.end()) - energy_.begin());
    if (energy_[loudest] > clearlyLouder * energy_[reference_]) {
        // What was heard before with another reference says nothing now.
        reference_ = loudest;
        std::fill(together_.begin(), together_.end(), 0);
        std::fill(energy_.begin(), energy_.end(), 0);
        listen(interleaved);
    }
    const std::vector<float> before = signs_;
    signs_ = turnedOver();
    // From the beginning, or gliding over the block: a jump would be heard as a click.
    const bool glide = heard_ && before != signs_;
    heard_ = heard_ || energy_[reference_] > 0;
    const float share = 1 / static_cast<float>(channels_);
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const float* const samples = interleaved.data() + frame * channels_;
        const float arrived = glide ? static_cast<float>(frame + 1) / static_cast<float>(frames) : 1;
        float sum = 0;
        for (std::size_t channel = 0; channel < channels_; ++channel)
            sum += samples[channel] * (before[channel] + arrived * (signs_[channel] - before[channel]));
        mono[frame] = sum * share;
    }
}

} // namespace atos
