// SPDX-License-Identifier: Apache-2.0
#include "transcribe/spectrogram.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::size_t bins = constantQBins;

std::uint8_t byteOf(float level) {
    const float share = std::clamp((level - quietest) / -quietest, 0.0F, 1.0F);
    return static_cast<std::uint8_t>(std::lround(255 * share));
}

} // namespace

void Spectrogram::add(std::span<const float> levels) {
    for (std::size_t frame = 0; frame + bins <= levels.size(); frame += bins) {
        if (inLast_ == 0 || inLast_ == merged_) {
            if (columns() == mostColumns) halve();
            bytes_.resize(bytes_.size() + bins, 0);
            inLast_ = 0;
        }
        std::uint8_t* last = bytes_.data() + bytes_.size() - bins;
        for (std::size_t bin = 0; bin < bins; ++bin) {
            last[bin] = std::max(last[bin], byteOf(levels[frame + bin]));
            loudest_ = std::max(loudest_, last[bin]);
        }
        ++inLast_;
    }
}

std::span<const std::uint8_t> Spectrogram::column(std::size_t column) const {
    return std::span(bytes_).subspan(column * bins, bins);
}

void Spectrogram::halve() {
    for (std::size_t column = 0; column < mostColumns / 2; ++column)
        for (std::size_t bin = 0; bin < bins; ++bin)
            bytes_[column * bins + bin] =
                std::max(bytes_[2 * column * bins + bin], bytes_[(2 * column + 1) * bins + bin]);
    bytes_.resize(mostColumns / 2 * bins);
    merged_ *= 2;
}

} // namespace atos
