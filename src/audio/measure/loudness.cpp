// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

ebur128_state* stateOf(void* state) {
    return static_cast<ebur128_state*>(state);
}

} // namespace

void LoudnessMeter::Closer::operator()(void* state) const {
    ebur128_state* own = stateOf(state);
    ebur128_destroy(&own);
}

LoudnessMeter::LoudnessMeter(int sampleRate)
    : state_(
        ebur128_init(2, static_cast<unsigned long>(sampleRate), EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK)) {}

void LoudnessMeter::add(std::span<const float> interleavedStereo) {
    if (state_ != nullptr)
        ebur128_add_frames_float(stateOf(state_.get()), interleavedStereo.data(),
                                 interleavedStereo.size() / 2);
}

SoundLevel LoudnessMeter::level() const {
    SoundLevel level;
    if (state_ == nullptr) return level;
    if (ebur128_loudness_global(stateOf(state_.get()), &level.loudness) != EBUR128_SUCCESS) return {};
    double peak = 0;
    for (const unsigned channel : {0U, 1U}) {
        double own = 0;
        if (ebur128_true_peak(stateOf(state_.get()), channel, &own) == EBUR128_SUCCESS)
            peak = std::max(peak, own);
    }
    level.truePeak = 20 * std::log10(peak);
    return level;
}

SoundLevel levelOf(const Samples& samples) {
    LoudnessMeter meter(samples.sampleRate);
    meter.add(samples.interleaved);
    return meter.level();
}

LoudnessMatch matchLoudness(const SoundLevel& a, const SoundLevel& b) {
    if (!std::isfinite(a.loudness) || !std::isfinite(b.loudness)) return {};
    const double quieter = std::min(a.loudness, b.loudness);
    LoudnessMatch match{quieter - a.loudness, quieter - b.loudness, b.loudness - a.loudness};
    const double highest = std::max(a.truePeak + match.gainA, b.truePeak + match.gainB);
    const double excess = std::max(0.0, highest - highestTruePeak);
    match.gainA -= excess;
    match.gainB -= excess;
    return match;
}

} // namespace atos
