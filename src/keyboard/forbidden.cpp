// SPDX-License-Identifier: Apache-2.0
// Only what is known to be harmless passes; everything else is refused, with the reason that a person would
// give.
#include "keyboard/encode.h"
#include "keyboard/roland.h"

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

bool startsWith(Message message, std::initializer_list<int> start) {
    return message.size() >= start.size()
           && std::equal(start.begin(), start.end(), message.begin(),
                         [](int expected, std::uint8_t byte) { return expected == byte; });
}

struct AddressRange {
    int first;
    int bytes;
};

constexpr int at(int a, int b, int c, int d) {
    return ((a * 128 + b) * 128 + c) * 128 + d;
}

/// What may be written over Roland's piano app protocol. Everything else in the map is volume, tuning,
/// transposition, temperament, identification or flash (01 02 00 01).
constexpr std::array rolandWritable{
    AddressRange{at(1, 0, 3, 0), 2},    // application mode, of the handshake
    AddressRange{at(1, 0, 3, 6), 1},    // connection, of the handshake
    AddressRange{at(1, 0, 2, 0x07), 3}, // tone, single mode
    AddressRange{at(1, 0, 2, 0x1A), 1}, // ambience
    AddressRange{at(1, 0, 2, 0x1C), 1}, // brilliance
    AddressRange{at(1, 0, 2, 0x1D), 1}, // key touch
};

std::string rolandReason(Message message) {
    const auto parsed = parseRoland(message);
    if (!parsed) return "It is a damaged or unknown Roland message.";
    const int first = rolandLinear(parsed->address);
    if (!parsed->isDataSet) return parsed->data.size() == 4 ? "" : "It is a damaged Roland request.";
    const int bytes = static_cast<int>(parsed->data.size());
    const bool allowed =
        std::any_of(rolandWritable.begin(), rolandWritable.end(), [&](const AddressRange& range) {
            return bytes > 0 && first >= range.first && first + bytes <= range.first + range.bytes;
        });
    if (allowed) return "";
    const auto touches = [&](int address) { return first <= address && address < first + bytes; };
    if (touches(at(1, 2, 0, 1))) return "It writes to the piano's permanent memory.";
    if (touches(at(1, 0, 2, 0x13))) return "It changes the volume, which belongs to the player.";
    if (touches(at(1, 0, 2, 0x18)) || touches(at(1, 0, 2, 0x19))) return "It changes the tuning.";
    if (touches(at(1, 0, 1, 1)) || touches(at(1, 0, 3, 7))) return "It transposes the keyboard.";
    return "It writes to a place of the piano's memory that this program has no use for.";
}

std::string universalReason(Message message) {
    if (message.size() == 6 && startsWith(message, {0xF0, 0x7E}) && message[3] == 0x06 && message[4] == 0x01)
        return "";
    if (message.size() < 6) return "It is not one whole message.";
    if (message[1] == 0x7E && message[3] == 0x09) return "It resets the piano (General MIDI on or off).";
    if (message[3] == 0x08) return "It changes the tuning.";
    if (message[1] == 0x7F && message[3] == 0x04) {
        if (message[4] == 0x01 || message[4] == 0x02)
            return "It changes the volume, which belongs to the player.";
        if (message[4] == 0x03 || message[4] == 0x04) return "It changes the tuning.";
        const bool effect = message.size() == 13 && startsWith(message.subspan(4), {0x05, 1, 1, 1, 1})
                            && (message[9] == 1 || message[9] == 2);
        if (effect) return "";
    }
    return "It is a universal message that this program has no use for.";
}

std::string exclusiveReason(Message message) {
    const bool whole =
        message.size() >= 5 && message.size() <= 512 && message.back() == 0xF7
        && std::all_of(message.begin() + 1, message.end() - 1, [](std::uint8_t byte) { return byte < 0x80; });
    if (!whole) return "It is not one whole system exclusive message.";
    if (message[1] == 0x7E || message[1] == 0x7F) return universalReason(message);
    if (startsWith(message, {0xF0, 0x41, 0x10, 0x42, 0x12, 0x40, 0x00, 0x7F}))
        return "It resets the piano (GS).";
    if (startsWith(message, {0xF0, 0x41})) return rolandReason(message);
    if (message[1] == 0x43 && message[3] == 0x4C && message.size() >= 9 && message[6] == 0x7E)
        return "It resets the piano (XG).";
    if (message[1] == 0x43 && message[2] < 0x10)
        return "It is a bulk dump, which overwrites the piano's memory.";
    return "It is a system exclusive message that this program has no use for.";
}

} // namespace

std::string forbiddenReason(std::span<const std::uint8_t> message) {
    if (message.empty()) return "It is empty.";
    if (message[0] == 0xF0) return exclusiveReason(message);
    if (message[0] == 0xFF) return "It resets everything that hears it (System Reset).";
    if (message[0] >= 0xF0) return "It is a system message that this program has no use for.";
    if (message[0] < 0x80) return "It does not begin with a status byte.";
    const auto data = message.subspan(1);
    if (std::any_of(data.begin(), data.end(), [](std::uint8_t byte) { return byte > 0x7F; }))
        return "It is more than one message.";
    return channelReason(message);
}

} // namespace atos
