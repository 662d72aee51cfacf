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

// High shelf of slope 1 from R. Bristow-Johnson's "Cookbook formulae for audio equalizer biquad filter
// coefficients".
void OutputStage::setShelf(double decibels) {
    const double a = std::pow(10, decibels / 40);
    const double w = 2 * std::numbers::pi * shelfHertz / sampleRate_;
    const double cosine = std::cos(w);
    const double slope = 2 * std::sqrt(a) * std::sin(w) / std::numbers::sqrt2;
    const double a0 = (a + 1) - (a - 1) * cosine + slope;
    coefficients_ = {a * ((a + 1) + (a - 1) * cosine + slope) / a0,
                     -2 * a * ((a - 1) + (a + 1) * cosine) / a0,
                     a * ((a + 1) + (a - 1) * cosine - slope) / a0, 2 * ((a - 1) - (a + 1) * cosine) / a0,
                     ((a + 1) - (a - 1) * cosine - slope) / a0};
}

void OutputStage::setGain(double decibels) {
    targetGain_ = std::pow(10, decibels / 20);
}

double OutputStage::filter(double sample, ChannelState& state) const {
    const auto& [b0, b1, b2, a1, a2] = coefficients_;
    const double out = b0 * sample + b1 * state.in1 + b2 * state.in2 - a1 * state.out1 - a2 * state.out2;
    state = {sample, state.in1, out, state.out1};
    return out;
}

void OutputStage::process(float* left, float* right, int stride, int frames) {
    const double most = limited_ ? 1 : std::numeric_limits<double>::max();
    for (int frame = 0; frame < frames; ++frame, left += stride, right += stride) {
        gain_ += (targetGain_ - gain_) * gainStep_;
        *left = static_cast<float>(std::clamp(gain_ * filter(*left, states_[0]), -most, most));
        *right = static_cast<float>(std::clamp(gain_ * filter(*right, states_[1]), -most, most));
    }
}

} // namespace atos
