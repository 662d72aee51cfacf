// SPDX-License-Identifier: Apache-2.0
// Whole messages from whatever pieces a driver or a piano sends.
#pragma once

#include "midi/message.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace atos {

/// System exclusive messages may come in pieces, may be interrupted by real-time messages (which pass at
/// once) and end at their F7; any other status byte cuts one off, and it is dropped (MIDI 1.0). So is one
/// longer than `largest`, and data bytes that belong to nothing. Running status is not understood: no driver
/// sends it. One thread at a time; feed() does not allocate.
class MessageAssembler {
public:
    static constexpr std::size_t largest = 128U << 10U;

    MessageAssembler() { exclusive_.reserve(largest); }

    /// Calls `deliver` with each message that is whole now. Its bytes are valid during the call.
    template<typename Deliver>
    void feed(std::span<const std::uint8_t> bytes, Deliver&& deliver) {
        while (!bytes.empty()) {
            const std::size_t used = step(bytes);
            if (!whole_.empty()) deliver(whole_);
            bytes = bytes.subspan(used);
        }
    }

private:
    /// Consumes at least one byte; `whole_` is then a message or empty.
    std::size_t step(std::span<const std::uint8_t> bytes) noexcept;
    std::size_t continueExclusive(std::span<const std::uint8_t> bytes) noexcept;

    std::span<const std::uint8_t> whole_;
    std::vector<std::uint8_t> exclusive_; ///< what has come of the message
    bool inExclusive_ = false;
    bool tooLong_ = false;
};

} // namespace atos
