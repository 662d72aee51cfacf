// SPDX-License-Identifier: Apache-2.0
#include "audio/file/resample.h"

#include <soxr.h>

#include <cmath>

namespace atos {

Result<std::vector<float>> resampledMono(const Samples& samples, int sampleRate) {
    std::vector<float> mono(samples.frames());
    for (std::size_t i = 0; i < mono.size(); ++i)
        mono[i] = (samples.interleaved[2 * i] + samples.interleaved[2 * i + 1]) / 2;
    if (samples.sampleRate == sampleRate || mono.empty()) return mono;
    const double ratio = static_cast<double>(sampleRate) / samples.sampleRate;
    std::vector<float> resampled(
        static_cast<std::size_t>(std::ceil(static_cast<double>(mono.size()) * ratio)));
    std::size_t made = 0;
    const auto failure = soxr_oneshot(samples.sampleRate, sampleRate, 1, mono.data(), mono.size(), nullptr,
                                      resampled.data(), resampled.size(), &made, nullptr, nullptr, nullptr);
    if (failure != nullptr) return internalError("The sound could not be resampled.");
    resampled.resize(made);
    return resampled;
}

} // namespace atos
