// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/yamaha_property.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::size_t beforeProperty = 9;
constexpr std::size_t questionBytes = 17;

struct Writable {
    std::array<std::uint8_t, 7> property; ///< its index, the main part, and the fixed 01 00
    std::size_t bytes;                    ///< of its value
};

/// What may be written: the main part's tone.
constexpr std::array writable{
    Writable{{0x02, 0x00, 0x01, 0x01, 0x00, 0x01, 0x00}, 4}, // voice, by its MIDI number
    Writable{{0x02, 0x02, 0x01, 0x01, 0x00, 0x01, 0x00}, 1}, // damper resonance
    Writable{{0x02, 0x02, 0x02, 0x01, 0x00, 0x01, 0x00}, 1}, // string resonance
    Writable{{0x0C, 0x00, 0x04, 0x01, 0x00, 0x01, 0x00}, 1}, // reverb send
    Writable{{0x0C, 0x00, 0x0B, 0x01, 0x00, 0x01, 0x00}, 1}, // brightness
    Writable{{0x0C, 0x01, 0x00, 0x01, 0x00, 0x01, 0x00}, 3}, // reverb type
    Writable{{0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00}, 1}, // touch curve
};

Bytes start(std::uint8_t direction, std::uint8_t kind, MidiBytes property) {
    return joined(joined({0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26, direction, kind}, property),
                  Bytes{0x01, 0x00});
}

ExclusiveFrame frame(std::uint8_t direction, std::uint8_t kind, const Place& place) {
    const Bytes length{0x00, static_cast<std::uint8_t>(place.size)};
    return {joined(start(direction, kind, place.address), length)};
}

class YamahaProperty final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] Bytes request(const Place& place) const override {
        return joined(start(0x01, 0x00, place.address), Bytes{exclusiveEnd});
    }
    [[nodiscard]] bool owns(MidiBytes message) const override {
        return startsWith(message, {0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26});
    }
    /// Any question; of the writes those of the table above.
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        if (message.size() < questionBytes) return refused::broken;
        if (isQuestion(message))
            return message.size() == questionBytes ? "" : "It is a damaged Yamaha request.";
        if (message[7] != 0x01 || message[8] != 0x01)
            return "It is a Yamaha message that this program has no use for.";
        const MidiBytes property = message.subspan(beforeProperty);
        if (startsWith(property, {0x0C, 0x00, 0x00, 0x01})) return refused::volume;
        if (startsWith(property, {0x0A})) return refused::transposition;
        if (startsWith(property, {0x03})) return refused::tuning;
        const bool allowed = std::any_of(writable.begin(), writable.end(), [&](const Writable& entry) {
            return std::equal(entry.property.begin(), entry.property.end(), property.begin())
                   && message.size() == questionBytes + 2 + entry.bytes && message[16] == 0
                   && message[17] == entry.bytes;
        });
        return allowed ? "" : refused::unused;
    }
    [[nodiscard]] bool isQuestion(MidiBytes message) const override {
        return startsWith(message, {0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26, 0x01, 0x00});
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        return frame(0x01, 0x01, place);
    }
    [[nodiscard]] ExclusiveFrame replyFrame(const Place& place) const override {
        return frame(0x00, 0x00, place);
    }
};

constinit const YamahaProperty theYamahaProperty(ProtocolFacts{
    .name = "yamaha-property", .addressBytes = 5, .mostBytes = 4, .canBeRead = true});

} // namespace

constinit const Protocol& yamahaProperty = theYamahaProperty;

} // namespace atos
