// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/forbidden_exclusive.h"

#include "piano/protocols/roland.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace atos {
namespace {

using Message = std::span<const std::uint8_t>;

constexpr const char* volume = "It changes the volume, which belongs to the player.";
constexpr const char* tuning = "It changes the tuning.";
constexpr const char* transposition = "It transposes the keyboard.";
constexpr const char* dump = "It is a bulk dump, which overwrites the piano's memory.";
constexpr const char* unused = "It writes to a place of the piano's memory that this program has no use for.";

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

std::string rolandAppReason(Message message) {
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
    if (touches(at(1, 0, 2, 0x13))) return volume;
    if (touches(at(1, 0, 2, 0x18)) || touches(at(1, 0, 2, 0x19))) return tuning;
    if (touches(at(1, 0, 1, 1)) || touches(at(1, 0, 3, 7))) return transposition;
    return unused;
}

/// A GS part: one effect parameter, with its checksum.
std::string rolandGsReason(Message message) {
    const Message address = message.subspan(5);
    if (startsWith(address, {0x40, 0x00, 0x7F})) return "It resets the piano (GS).";
    if (startsWith(address, {0x40, 0x00, 0x04})) return volume;
    if (startsWith(address, {0x40, 0x00, 0x05})) return transposition;
    const bool effect = startsWith(address, {0x40, 0x01, 0x30}) || startsWith(address, {0x40, 0x01, 0x33});
    if (!effect || message.size() != 11) return unused;
    return rolandChecksum(message.subspan(5, 4)) == message[9] ? "" : "It is a damaged Roland message.";
}

/// XG: questions, and of the effects and parts what colours the tone.
std::string yamahaXgReason(Message message) {
    if (message[2] == 0x30) return message.size() == 8 ? "" : "It is a damaged Yamaha request.";
    const Message address = message.subspan(4);
    if (startsWith(address, {0x00, 0x00, 0x7E})) return "It resets the piano (XG).";
    if (startsWith(address, {0x00, 0x00, 0x04})) return volume;
    if (startsWith(address, {0x00, 0x00, 0x06})) return transposition;
    if (startsWith(address, {0x00, 0x00})) return tuning;
    if (startsWith(address, {0x02, 0x01, 0x00}) && message.size() == 10) return ""; // reverb type
    if (message.size() != 9 || address[0] != 0x08 || address[1] > 0x0F) return unused;
    constexpr std::array tone{0x12, 0x13, 0x18}; // chorus send, reverb send, cutoff
    return std::find(tone.begin(), tone.end(), address[2]) != tone.end() ? "" : unused;
}

/// The depths of the Clavinovas' sampled resonances: 02 strings, 03 damper; never beyond their range.
std::string yamahaVoiceReason(Message message) {
    const bool resonance = message.size() == 10 && message[6] <= 0x0F
                           && (message[7] == 0x02 || message[7] == 0x03) && message[8] <= 0x48;
    return resonance ? "" : unused;
}

/// Yamaha's app protocol: any question; of the writes those to the main part's tone.
std::string yamahaPropertyReason(Message message) {
    constexpr std::size_t before = 9; // the property
    constexpr std::size_t questionBytes = 17;
    if (message.size() < questionBytes) return "It is not one whole message.";
    if (message[7] == 0x01 && message[8] == 0x00)
        return message.size() == questionBytes ? "" : "It is a damaged Yamaha request.";
    if (message[7] != 0x01 || message[8] != 0x01)
        return "It is a Yamaha message that this program has no use for.";
    const Message property = message.subspan(before);
    if (startsWith(property, {0x0C, 0x00, 0x00, 0x01})) return volume;
    if (startsWith(property, {0x0A})) return transposition;
    if (startsWith(property, {0x03})) return tuning;
    struct Writable {
        std::array<std::uint8_t, 7> property; ///< its index, the main part, and the fixed 01 00
        std::size_t bytes;
    };
    constexpr std::array tone{
        Writable{{0x02, 0x00, 0x01, 0x01, 0x00, 0x01, 0x00}, 4},  // voice, by its MIDI number
        Writable{{0x02, 0x02, 0x01, 0x01, 0x00, 0x01, 0x00}, 1},  // damper resonance
        Writable{{0x02, 0x02, 0x02, 0x01, 0x00, 0x01, 0x00}, 1},  // string resonance
        Writable{{0x0C, 0x00, 0x04, 0x01, 0x00, 0x01, 0x00}, 1},  // reverb send
        Writable{{0x0C, 0x00, 0x0B, 0x01, 0x00, 0x01, 0x00}, 1},  // brightness
        Writable{{0x0C, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00}, 3},  // reverb type
        Writable{{0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00}, 1}}; // touch curve
    const bool allowed = std::any_of(tone.begin(), tone.end(), [&](const Writable& entry) {
        return std::equal(entry.property.begin(), entry.property.end(), property.begin())
               && message.size() == questionBytes + 2 + entry.bytes && message[16] == 0
               && message[17] == entry.bytes;
    });
    return allowed ? "" : unused;
}

/// Kawai's function set: touch only; tuning, temperament, splits and modes live beside it.
std::string kawaiReason(Message message) {
    if (message.size() >= 6 && (message[3] == 0x20 || message[3] == 0x21)) return dump;
    const bool function = message.size() == 10 && message[2] <= 0x0F && message[3] == 0x10
                          && message[4] == 0x04 && (message[5] == 0x02 || message[5] == 0x20);
    if (!function) return "It is a Kawai message that this program has no use for.";
    if (message[6] == 0x16 || message[6] == 0x25) return tuning;
    return message[6] == 0x18 && message[7] <= 5 && message[8] == 0 ? "" : unused;
}

std::string universalReason(Message message) {
    if (message.size() == 6 && startsWith(message, {0xF0, 0x7E}) && message[3] == 0x06 && message[4] == 0x01)
        return "";
    if (message.size() < 6) return "It is not one whole message.";
    if (message[1] == 0x7E && message[3] == 0x09) return "It resets the piano (General MIDI on or off).";
    if (message[3] == 0x08) return tuning;
    if (message[1] == 0x7F && message[3] == 0x04) {
        if (message[4] == 0x01 || message[4] == 0x02) return volume;
        if (message[4] == 0x03 || message[4] == 0x04) return tuning;
        const bool effect = message.size() == 13 && startsWith(message.subspan(4), {0x05, 1, 1, 1, 1})
                            && (message[9] == 1 || message[9] == 2);
        if (effect) return "";
    }
    return "It is a universal message that this program has no use for.";
}

} // namespace

std::string forbiddenExclusive(Message message) {
    const bool whole =
        message.size() >= 5 && message.size() <= 512 && message.back() == 0xF7
        && std::all_of(message.begin() + 1, message.end() - 1, [](std::uint8_t byte) { return byte < 0x80; });
    if (!whole) return "It is not one whole system exclusive message.";
    if (message[1] == 0x7E || message[1] == 0x7F) return universalReason(message);
    if (startsWith(message, {0xF0, 0x41, 0x10, 0x42, 0x12})) return rolandGsReason(message);
    if (startsWith(message, {0xF0, 0x41})) return rolandAppReason(message);
    if (startsWith(message, {0xF0, 0x40})) return kawaiReason(message);
    if (message[1] == 0x43 && message[2] < 0x10) return dump;
    if (message.size() >= 8
        && (startsWith(message, {0xF0, 0x43, 0x10, 0x4C}) || startsWith(message, {0xF0, 0x43, 0x30, 0x4C})))
        return yamahaXgReason(message);
    if (startsWith(message, {0xF0, 0x43, 0x73, 0x01, 0x50, 0x11})) return yamahaVoiceReason(message);
    if (startsWith(message, {0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26})) return yamahaPropertyReason(message);
    return "It is a system exclusive message that this program has no use for.";
}

} // namespace atos
