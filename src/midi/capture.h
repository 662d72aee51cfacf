// SPDX-License-Identifier: Apache-2.0
// From the driver's callback to the engine thread, without locks or allocation in the callback.
#pragma once

#include "core/spsc_ring.h"
#include "midi/message.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace atos {

/// One producer (the driver's thread, or any one thread at a time), one consumer.
class Capture {
public:
    /// `zero` is the steady-clock time that counts as second 0. The default holds 16 s of 1,000 messages a
    /// second.
    explicit Capture(double zero, std::size_t capacity = 16'384) : zero_(zero), ring_(capacity) {}

    /// Producer. Channel messages go into the ring; real-time messages are ignored; everything else is
    /// counted.
    void receive(double steadySeconds, std::span<const std::uint8_t> message) noexcept;

    /// Consumer. False when there is nothing more.
    bool next(ChannelMessage& message) { return ring_.pop(message); }

    [[nodiscard]] std::uint64_t lost() const { return lost_; } ///< did not fit; any thread
    [[nodiscard]] std::uint64_t setAside() const {
        return setAside_;
    } ///< SysEx and system common; any thread
    [[nodiscard]] std::uint64_t malformed() const { return malformed_; } ///< no MIDI message; any thread

private:
    const double zero_;
    SpscRing<ChannelMessage> ring_;
    std::atomic<std::uint64_t> lost_{0};
    std::atomic<std::uint64_t> setAside_{0};
    std::atomic<std::uint64_t> malformed_{0};
};

} // namespace atos
