// SPDX-License-Identifier: Apache-2.0
// How much of a recording was cut off at the top. Private to this module. One thread at a time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

class Clipping {
public:
    /// The samples that follow those before. `floatingPoint`: of a format whose samples may pass full scale;
    /// there only what stays at one height is clipped.
    void add(std::span<const float> interleaved, int channels, bool floatingPoint);

    /// 0..1
    [[nodiscard]] double share() const {
        return samples_ == 0 ? 0 : static_cast<double>(clipped_) / static_cast<double>(samples_);
    }

private:
    struct Run {
        float sample = 0;
        std::size_t length = 0;
    };
    std::vector<Run> runs_; ///< of each channel, the equal samples that came last
    std::size_t samples_ = 0;
    std::size_t clipped_ = 0;
};

} // namespace atos
