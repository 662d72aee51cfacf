// SPDX-License-Identifier: Apache-2.0
// One phrase in two tones, rendered, for listening to one against the other.
#pragma once

#include <cstddef>
#include <vector>

namespace atos {

enum class PairSide { a, b };

struct PhrasePair {
    static constexpr int rate = 48000; ///< frames a second

    /// Interleaved stereo, as loud as they are to be heard. The shorter one ends in silence.
    std::vector<float> a, b;
    double seconds = 0; ///< of the phrase, without the room's decay after it

    [[nodiscard]] std::size_t frames() const { return (a.size() > b.size() ? a.size() : b.size()) / 2; }
};

} // namespace atos
