// SPDX-License-Identifier: Apache-2.0
// Only what is known to be harmless passes; everything else is refused, with the reason that a person would
// give.
#include "piano/profile/encode.h"
#include "piano/protocols/forbidden_exclusive.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

using Message = std::span<const std::uint8_t>;

std::string controllerReason(std::uint8_t controller) {
    switch (controller) {
    case 7:
    case 11:
    case 39:
    case 43:
        return "It changes the volume, which belongs to the player.";
    case 64:
    case 66:
    case 67:
        return "It moves a pedal, which belongs to the player.";
    case 122:
        return "It switches the keys off from the sound (Local Control).";
    case 6:
    case 38:
    case 96:
    case 97:
    case 98:
    case 99:
    case 100:
    case 101:
        return "It can change tuning, transposition or bend range (registered parameters).";
    default:
        break;
    }
    if (controller >= 120) return "It silences or resets the piano.";
    constexpr std::array tone{0, 32, 70, 71, 72, 73, 74, 75, 76, 77, 78, 91, 92, 93, 94, 95};
    const bool known = std::find(tone.begin(), tone.end(), controller) != tone.end();
    return known ? "" : "It is a control change that this program has no use for.";
}

std::string channelReason(Message message) {
    switch (message[0] & 0xF0) {
    case 0x80:
    case 0x90:
    case 0xA0:
        return "It plays or ends a note, which belongs to the player.";
    case 0xB0:
        return message.size() == 3 ? controllerReason(message[1]) : "It is not one whole message.";
    case 0xC0:
        return message.size() == 2 ? "" : "It is not one whole message.";
    default:
        return "It bends the pitch or presses keys, which belongs to the player.";
    }
}

} // namespace

std::string forbiddenReason(std::span<const std::uint8_t> message) {
    if (message.empty()) return "It is empty.";
    if (message[0] == 0xF0) return forbiddenExclusive(message);
    if (message[0] == 0xFF) return "It resets everything that hears it (System Reset).";
    if (message[0] >= 0xF0) return "It is a system message that this program has no use for.";
    if (message[0] < 0x80) return "It does not begin with a status byte.";
    const auto data = message.subspan(1);
    if (std::any_of(data.begin(), data.end(), [](std::uint8_t byte) { return byte > 0x7F; }))
        return "It is more than one message.";
    return channelReason(message);
}

} // namespace atos
