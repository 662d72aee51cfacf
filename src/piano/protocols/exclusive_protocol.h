// SPDX-License-Identifier: Apache-2.0
// What the protocols share whose values travel in system exclusive messages.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

inline constexpr std::uint8_t exclusiveEnd = 0xF7;

/// Roland's: (128 - sum mod 128) mod 128 over address and data.
[[nodiscard]] std::uint8_t rolandChecksum(MidiBytes addressAndData);

/// What stands around a value.
struct ExclusiveFrame {
    Bytes head;                     ///< F0 and all before the value
    Bytes tail{exclusiveEnd};       ///< all after the value and its checksum
    std::size_t checksumBegins = 0; ///< the byte from which Roland's checksum counts; 0: there is none

    [[nodiscard]] Bytes around(MidiBytes value) const;
    /// The `size` bytes in it; empty when the message is another one or damaged.
    [[nodiscard]] Bytes valueIn(MidiBytes message, int size) const;
};

/// A protocol that says what stands around a value.
class ExclusiveProtocol : public Protocol {
public:
    using Protocol::Protocol;

    [[nodiscard]] std::vector<Bytes> set(const Place& place, const Bytes& value) const override;
    [[nodiscard]] Bytes valueIn(const Place& place, MidiBytes message) const override;
    [[nodiscard]] Bytes reply(const Place& place, const Bytes& value) const override;
    [[nodiscard]] Bytes valueInReply(const Place& place, MidiBytes message) const override;

protected:
    /// Around a value that is told to the piano.
    [[nodiscard]] virtual ExclusiveFrame setFrame(const Place& place) const = 0;
    /// Around a value that the piano answers: the same, when nothing else is said.
    [[nodiscard]] virtual ExclusiveFrame replyFrame(const Place& place) const;
};

/// Of a protocol whose addresses count bytes of a memory: whether the bytes of two values meet.
[[nodiscard]] bool meetInMemory(const Place& a, const Place& b);

} // namespace atos
