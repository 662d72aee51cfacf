// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace atos {

/// Interleaved stereo, full scale -1..1.
struct Samples {
    std::vector<float> interleaved;
    int sampleRate = 44100;

    [[nodiscard]] std::size_t frames() const { return interleaved.size() / 2; }
};

} // namespace atos
