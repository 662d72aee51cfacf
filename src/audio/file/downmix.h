// SPDX-License-Identifier: Apache-2.0
// Many channels as one, none of them lost: a channel that is another one upside down is turned over first,
// since the two would cancel. Private to this module. One thread at a time.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

class Downmix {
public:
    explicit Downmix(int channels);

    /// Sets `mono` to the mean of the channels of the frames that follow those before.
    void mix(std::span<const float> interleaved, std::vector<float>& mono);

private:
    void listen(std::span<const float> interleaved);
    [[nodiscard]] std::vector<float> turnedOver() const;

    std::size_t channels_;
    std::size_t reference_ = 0;    ///< what the others are compared with
    std::vector<double> energy_;   ///< of each channel, recently
    std::vector<double> together_; ///< of each channel and the reference
    std::vector<float> signs_;     ///< 1, or -1 for a channel that is turned over
    bool heard_ = false;           ///< any sound so far
};

} // namespace atos
