// SPDX-License-Identifier: Apache-2.0
#include "audio/render/output_stage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace atos {
namespace {
constexpr double shelfHertz = 2000;
constexpr double gainSeconds = 0.02;
} // namespace

OutputStage::OutputStage(int sampleRate)
    : sampleRate_(sampleRate), gainStep_(1 - std::exp(-1 / (gainSeconds * sampleRate / 4))) {}

void OutputStage::setShelf(double decibels) {
    for (Chain& chain : chains_)
        chain.back().set({FilterKind::highShelf, shelfHertz, decibels}, sampleRate_);
}

void OutputStage::setVoice(const std::array<Band, voiceBands>& bands, double width, const Tremolo& tremolo) {
    for (Chain& chain : chains_)
        for (std::size_t i = 0; i < voiceBands; ++i)
            chain[i].set(bands[i], sampleRate_);
    width_ = width;
    tremolo_ = tremolo;
}

void OutputStage::setGain(double decibels) {
    decibels_ = decibels;
    aimGain();
}

void OutputStage::setVoiceGain(double decibels) {
    voiceDecibels_ = decibels;
    aimGain();
}

void OutputStage::aimGain() {
    targetGain_ = std::pow(10, (decibels_ + voiceDecibels_) / 20);
}

double OutputStage::filter(double sample, Chain& chain) {
    for (Biquad& biquad : chain)
        sample = biquad.filter(sample);
    return sample;
}

std::array<double, 2> OutputStage::swing() {
    if (tremolo_.depth <= 0) return {1, 1};
    phase_ += tremolo_.hertz / sampleRate_;
    if (phase_ >= 1) phase_ -= 1;
    const double half = tremolo_.depth / 2 * (1 - std::cos(2 * std::numbers::pi * phase_));
    return {1 - half, tremolo_.across ? 1 - tremolo_.depth + half : 1 - half};
}

void OutputStage::process(float* left, float* right, int stride, int frames) {
    const double most = limited_ ? 1 : std::numeric_limits<double>::max();
    for (int frame = 0; frame < frames; ++frame, left += stride, right += stride) {
        gain_ += (targetGain_ - gain_) * gainStep_;
        const double first = filter(*left, chains_[0]);
        const double second = filter(*right, chains_[1]);
        const double middle = (first + second) / 2;
        const double side = width_ * (first - second) / 2;
        const auto [toLeft, toRight] = swing();
        *left = static_cast<float>(std::clamp(gain_ * toLeft * (middle + side), -most, most));
        *right = static_cast<float>(std::clamp(gain_ * toRight * (middle - side), -most, most));
    }
}

} // namespace atos
