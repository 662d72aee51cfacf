// SPDX-License-Identifier: Apache-2.0
// What a recording sounds like over time, for the eye: one byte a bin, bounded whatever the recording's
// length.
#pragma once

#include "transcribe/constant_q.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// One thread at a time while it grows.
class Spectrogram {
public:
    /// When there are as many (9.6 MB; eleven minutes at full resolution), neighbours are merged into the
    /// louder.
    static constexpr std::size_t mostColumns = std::size_t{1} << 15U;

    /// Frames of a ConstantQ that follow those before.
    void add(std::span<const float> levels);

    [[nodiscard]] std::size_t columns() const { return bytes_.size() / constantQBins; }
    [[nodiscard]] double columnsPerSecond() const { return static_cast<double>(framesPerSecond) / merged_; }
    /// The bins of a column, low to high: 0 is -100 dB, 255 is 0 dB.
    [[nodiscard]] std::span<const std::uint8_t> column(std::size_t column) const;
    [[nodiscard]] std::uint8_t loudest() const { return loudest_; }

private:
    void halve();

    std::vector<std::uint8_t> bytes_;
    int merged_ = 1; ///< frames in a column
    int inLast_ = 0; ///< frames in the last column; 0: none began
    std::uint8_t loudest_ = 0;
};

} // namespace atos
