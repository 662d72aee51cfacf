// SPDX-License-Identifier: Apache-2.0
// Only what a protocol knows to be harmless passes; everything else is refused, with the reason that a person
// would give.
#include "piano/protocols/forbidden.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/protocols.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t longest = 512;

bool sevenBit(MidiBytes data) {
    return std::all_of(data.begin(), data.end(), [](std::uint8_t byte) { return byte < 0x80; });
}

bool isWholeExclusive(MidiBytes message) {
    return message.size() >= shortest && message.size() <= longest && message.back() == exclusiveEnd
           && sevenBit(message.subspan(1, message.size() - 2));
}

/// Of a message that is no single one with a place in some protocol.
std::string brokenReason(MidiBytes message) {
    if (message.empty()) return "It is empty.";
    if (message[0] == 0xF0)
        return isWholeExclusive(message) ? "" : "It is not one whole system exclusive message.";
    if (message[0] == 0xFF) return "It resets everything that hears it (System Reset).";
    if (message[0] >= 0xF0) return "It is a system message that this program has no use for.";
    if (message[0] < 0x80) return "It does not begin with a status byte.";
    return sevenBit(message.subspan(1)) ? "" : "It is more than one message.";
}

std::string strangeReason(MidiBytes message) {
    switch (message[0] & 0xF0) {
    case 0xF0:
        return "It is a system exclusive message that this program has no use for.";
    case 0x80:
    case 0x90:
    case 0xA0:
        return "It plays or ends a note, which belongs to the player.";
    default:
        return "It bends the pitch or presses keys, which belongs to the player.";
    }
}

} // namespace

std::string forbiddenReason(MidiBytes message) {
    if (auto reason = brokenReason(message); !reason.empty()) return reason;
    for (const Protocol* protocol : protocols())
        if (protocol->owns(message)) return protocol->forbiddenReason(message);
    return strangeReason(message);
}

} // namespace atos
