// SPDX-License-Identifier: Apache-2.0
#include "audio/file/clipping.h"

#include <cmath>

namespace atos {
namespace {

constexpr float fullScale = 0.999F;
/// No sound that is this loud stays where it is for as many samples.
constexpr float loud = 0.25F;
constexpr std::size_t flat = 3;

} // namespace

void Clipping::add(std::span<const float> interleaved, int channels, bool floatingPoint) {
    samples_ += interleaved.size();
    if (!floatingPoint) {
        unsigned clipped = 0;
        for (const float sample : interleaved)
            clipped += std::fabs(sample) >= fullScale ? 1U : 0U;
        clipped_ += clipped;
        return;
    }
    runs_.resize(static_cast<std::size_t>(channels));
    for (std::size_t i = 0; i < interleaved.size(); ++i) {
        Run& run = runs_[i % runs_.size()];
        const float sample = interleaved[i];
        run.length = sample == run.sample ? run.length + 1 : 1;
        run.sample = sample;
        if (std::fabs(sample) < loud || run.length < flat) continue;
        clipped_ += run.length == flat ? flat : 1;
    }
}

} // namespace atos
