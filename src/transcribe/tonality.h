// SPDX-License-Identifier: Apache-2.0
// Whether any tone stands out of what is heard, as every piano note does and no noise. Private to this
// module. One thread at a time.
#pragma once

#include "transcribe/constant_q.h"

#include <array>
#include <span>

namespace atos {

class Tonality {
public:
    /// Frames of a ConstantQ that follow those before.
    void add(std::span<const float> levels);

    /// How far, in dB, the clearest tone of any half second stood above what was around it; at least 0.
    [[nodiscard]] double clearest() const;

private:
    [[nodiscard]] double clearestOfBlock() const;

    std::array<double, constantQBins> sums_{};
    int frames_ = 0; ///< in the sums
    double clearest_ = 0;
};

/// Tones stand out by more than this: noise by 11 dB at most, piano by 25 and more, 20 where noise all but
/// covers it.
inline constexpr double clearTone = 18;

} // namespace atos
