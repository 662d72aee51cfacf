// SPDX-License-Identifier: Apache-2.0
// Hands system exclusive messages from the driver's thread to the one that waits for an answer: no locks, no
// allocation on the driver's side.
#pragma once

#include "core/spsc_ring.h"
#include "files/bytes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace atos {

struct Reply {
    double seconds = 0; ///< when it arrived, on the driver's clock
    Bytes bytes;
};

class ReplyInbox {
public:
    static constexpr std::size_t largestReply = 512;

    /// Driver's thread. What is no system exclusive message, longer than largestReply or more than fits is
    /// dropped: the waiting side asks again.
    void receive(double seconds, std::span<const std::uint8_t> message) {
        if (message.empty() || message.front() != 0xF0 || message.size() > largestReply) return;
        Slot slot;
        slot.seconds = seconds;
        slot.size = message.size();
        std::copy(message.begin(), message.end(), slot.bytes.begin());
        ring_.push(slot);
    }

    /// Waiting thread: the oldest message, if any.
    [[nodiscard]] std::optional<Reply> take() {
        Slot slot;
        if (!ring_.pop(slot)) return std::nullopt;
        return Reply{slot.seconds,
                     {slot.bytes.begin(), slot.bytes.begin() + static_cast<std::ptrdiff_t>(slot.size)}};
    }

private:
    struct Slot {
        double seconds = 0;
        std::size_t size = 0;
        std::array<std::uint8_t, largestReply> bytes{};
    };
    SpscRing<Slot> ring_{16};
};

} // namespace atos
