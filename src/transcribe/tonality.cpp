// SPDX-License-Identifier: Apache-2.0
#include "transcribe/tonality.h"

#include <algorithm>

namespace atos {
namespace {

constexpr int framesAtOnce = framesPerSecond / 2;
/// Four semitones to both sides are around a tone, less its own width.
constexpr int around = 4 * binsPerSemitone;
constexpr int own = 2;

} // namespace

void Tonality::add(std::span<const float> levels) {
    for (std::size_t begin = 0; begin + constantQBins <= levels.size(); begin += constantQBins) {
        for (std::size_t bin = 0; bin < constantQBins; ++bin)
            sums_[bin] += levels[begin + bin];
        if (++frames_ < framesAtOnce) continue;
        clearest_ = std::max(clearest_, clearestOfBlock());
        sums_.fill(0);
        frames_ = 0;
    }
}

double Tonality::clearest() const {
    // Few frames tell only where nothing else does: their noise is not averaged.
    return clearest_ > 0 || frames_ == 0 ? clearest_ : clearestOfBlock();
}

double Tonality::clearestOfBlock() const {
    double clearest = 0;
    for (int bin = around; bin + around < constantQBins; ++bin) {
        double sum = 0;
        for (int distance = own + 1; distance <= around; ++distance)
            sum += sums_[static_cast<std::size_t>(bin - distance)]
                   + sums_[static_cast<std::size_t>(bin + distance)];
        const double height = sums_[static_cast<std::size_t>(bin)] - sum / (2 * (around - own));
        clearest = std::max(clearest, height / frames_);
    }
    return clearest;
}

} // namespace atos
