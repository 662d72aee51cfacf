// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/roland_gs.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

namespace atos {
namespace {

constexpr std::size_t headBytes = 5; ///< before the address

class RolandGs final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] bool owns(MidiBytes message) const override {
        return startsWith(message, {0xF0, 0x41, 0x10, 0x42, 0x12});
    }
    /// One effect parameter, with its checksum.
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        const MidiBytes address = message.subspan(headBytes);
        if (startsWith(address, {0x40, 0x00, 0x7F})) return "It resets the piano (GS).";
        if (startsWith(address, {0x40, 0x00, 0x04})) return refused::volume;
        if (startsWith(address, {0x40, 0x00, 0x05})) return refused::transposition;
        const bool effect = startsWith(address, {0x40, 0x01, 0x30})     // reverb macro
                            || startsWith(address, {0x40, 0x01, 0x33}); // reverb level
        if (!effect || message.size() != 11) return refused::unused;
        const bool sound = rolandChecksum(message.subspan(headBytes, 4)) == message[9];
        return sound ? "" : "It is a damaged Roland message.";
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        return {.head = joined({0xF0, 0x41, 0x10, 0x42, 0x12}, place.address), .checksumBegins = headBytes};
    }
};

constinit const RolandGs theRolandGs(ProtocolFacts{.name = "roland-gs", .addressBytes = 3});

} // namespace

constinit const Protocol& rolandGs = theRolandGs;

} // namespace atos
