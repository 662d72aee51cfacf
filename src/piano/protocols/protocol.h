// SPDX-License-Identifier: Apache-2.0
// A way in which pianos are told values: its facts, its messages, what of them may be sent, and how a
// simulated piano takes them. One file each; all of them in protocols.h.
#pragma once

#include "files/bytes.h"
#include "piano/protocols/midi_bytes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

struct ProtocolFacts {
    std::string_view name;        ///< in a profile
    std::size_t addressBytes = 0; ///< what they mean stands in docs/keyboard-profiles.md
    int mostBytes = 1;            ///< of a value, as a profile may say
    bool canBeRead = false;       ///< there is a question for a value
};

/// Where a piano keeps a value. Lives no longer than the address that it was made of.
struct Place {
    MidiBytes address{};         ///< of system exclusive protocols
    std::uint8_t controller = 0; ///< of control changes
    int size = 1;                ///< bytes of the value
    std::uint8_t channel = 0;    ///< from 0
};

class SimulatedProtocol;

/// Values are bytes as they travel: 7-bit groups, most significant first. Any thread.
class Protocol {
public:
    constexpr explicit Protocol(const ProtocolFacts& facts) : facts_(facts) {}
    constexpr virtual ~Protocol() = default;
    Protocol(const Protocol&) = delete;
    Protocol& operator=(const Protocol&) = delete;

    [[nodiscard]] constexpr const ProtocolFacts& facts() const { return facts_; }
    /// Bytes of a value on the wire when a profile says `size`.
    [[nodiscard]] virtual int wireBytes(int size) const { return size; }
    /// Whether writing one place touches the other. When nothing else is said: two of one address.
    [[nodiscard]] virtual bool overlap(const Place& a, const Place& b) const;

    /// The messages that set a value, in order.
    [[nodiscard]] virtual std::vector<Bytes> set(const Place& place, const Bytes& value) const = 0;
    /// The other direction; empty when the message alone does not set that place.
    [[nodiscard]] virtual Bytes valueIn(const Place& place, MidiBytes message) const = 0;
    /// What asks for a value; empty when it cannot be asked for.
    [[nodiscard]] virtual Bytes request(const Place& place) const;
    /// What a piano answers to it.
    [[nodiscard]] virtual Bytes reply(const Place& place, const Bytes& value) const;
    /// Empty when the message answers something else or is damaged.
    [[nodiscard]] virtual Bytes valueInReply(const Place& place, MidiBytes message) const;

    /// Whether it is this protocol that says what may be sent of such a message: one whole channel message,
    /// or one whole system exclusive message of 5 to 512 bytes.
    [[nodiscard]] virtual bool owns(MidiBytes message) const = 0;
    /// Of a message that it owns: why it must never reach a piano; empty when it may. What is not known to be
    /// harmless is refused.
    [[nodiscard]] virtual std::string forbiddenReason(MidiBytes message) const = 0;

    /// Whether the message asks for something: no piano says that by itself.
    [[nodiscard]] virtual bool isQuestion(MidiBytes message) const;
    /// A system exclusive message in words; empty when they are not known.
    [[nodiscard]] virtual std::string describe(MidiBytes message) const;
    /// The piano's side, as after it was switched on.
    [[nodiscard]] virtual std::unique_ptr<SimulatedProtocol> simulate() const;

private:
    ProtocolFacts facts_;
};

/// A protocol on the piano's side: what one piano remembers of it between two messages. Here: nothing. One
/// thread at a time.
class SimulatedProtocol {
public:
    explicit SimulatedProtocol(const Protocol& protocol) : protocol_(protocol) {}
    virtual ~SimulatedProtocol() = default;

    /// Everything that reaches the piano, before it is asked about below.
    virtual void hear(MidiBytes message);
    /// Whether it answers questions for values now, and obeys what sets them.
    [[nodiscard]] virtual bool answers() const { return true; }
    [[nodiscard]] virtual bool obeys() const { return true; }
    /// As Protocol::valueIn(), with what was heard before.
    [[nodiscard]] virtual Bytes valueIn(const Place& place, MidiBytes message) const;

private:
    const Protocol& protocol_;
};

} // namespace atos
