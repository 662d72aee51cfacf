// SPDX-License-Identifier: Apache-2.0
// Releases exactly what one sender sounded: not the player's own notes, not the pedal under their foot.
#pragma once

#include "midi/message.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// Keeps account of one stream of messages. One thread at a time; sent() does not allocate.
class Panic {
public:
    /// Every message of the stream, in order. Anything but notes, pedals 64, 66, 67 and channel mode messages
    /// is passed over.
    void sent(std::span<const std::uint8_t> message);

    /// A note-off for each note-on that has had none, and pedals that were put down going up; then the
    /// account is empty.
    [[nodiscard]] std::vector<std::array<std::uint8_t, 3>> release();

private:
    void controller(std::uint8_t channel, std::uint8_t number, std::uint8_t value);

    std::array<std::array<std::uint8_t, 128>, 16>
        sounding_{}; ///< note-ons without their note-off, by channel and pitch
    std::array<std::array<std::uint8_t, 3>, 16> pedals_{}; ///< values of 64, 66, 67 by channel
};

} // namespace atos
