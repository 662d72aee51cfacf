// SPDX-License-Identifier: Apache-2.0
// How loud a recording is, whatever silence, clicks and constant parts are in it. One thread at a time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

class RecordingLevel {
public:
    /// The samples that follow those before; `sampleRate` in Hz may change.
    void add(std::span<const float> mono, int sampleRate);

    /// The greatest magnitude; full scale is 1.
    [[nodiscard]] float peak() const { return peak_; }
    /// Root mean square of the loudest half seconds without the very loudest ones, which may be clicks: the
    /// eighth, or in a short recording the last of the loudest tenth, silence not counted. 0 when there is no
    /// sound.
    [[nodiscard]] double loud() const;

private:
    void addToBlock(std::span<const float> mono);
    void endBlock();

    std::vector<double> loudest_; ///< mean squares of half seconds, falling
    std::size_t blocks_ = 0;
    std::size_t inBlock_ = 0;
    double sum_ = 0;
    double squares_ = 0;
    float peak_ = 0;
};

} // namespace atos
