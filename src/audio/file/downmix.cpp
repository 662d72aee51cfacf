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
/// How many frames lie between those that are listened to: the others would tell the same.
constexpr std::size_t apart = 8;
/// By how much another channel must be louder to become the reference.
constexpr double clearlyLouder = 4;

} // namespace

Downmix::Downmix(int channels)
    : channels_(static_cast<std::size_t>(channels)), energy_(channels_, 0), together_(channels_, 0),
      signs_(channels_, 1) {}

void Downmix::listen(std::span<const float> interleaved) {
    const std::size_t frames = interleaved.size() / channels_;
    const double kept = std::exp(-static_cast<double>(frames) / memory);
    const std::size_t heard = (frames + apart - 1) / apart;
    const auto count = static_cast<double>(heard);
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        double sum = 0, squares = 0, products = 0, sumOfReference = 0;
        const float* own = interleaved.data() + channel;
        const float* other = interleaved.data() + reference_;
        for (std::size_t frame = 0; frame < heard; ++frame) {
            const double sample = *own;
            const double reference = *other;
            sum += sample;
            squares += sample * sample;
            products += sample * reference;
            sumOfReference += reference;
            own += apart * channels_;
            other += apart * channels_;
        }
        const double mean = sum / count; // a constant is no sound
        energy_[channel] = kept * energy_[channel] + std::max(0.0, squares - mean * sum);
        together_[channel] = kept * together_[channel] + products - mean * sumOfReference;
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
    for (std::size_t channel = 0; channel < channels_; ++channel) {
        const float* sample = interleaved.data() + channel;
        const float from = share * (glide ? before[channel] : signs_[channel]);
        const float step = (share * signs_[channel] - from) / static_cast<float>(frames);
        for (std::size_t frame = 0; frame < frames; ++frame, sample += channels_)
            mono[frame] += *sample * (from + step * static_cast<float>(frame));
    }
}

} // namespace atos
