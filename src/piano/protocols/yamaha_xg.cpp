// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/yamaha_xg.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

bool isDump(MidiBytes message) {
    return message.size() > 2 && message[0] == 0xF0 && message[1] == 0x43 && message[2] < 0x10;
}

class YamahaXg final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] bool overlap(const Place& a, const Place& b) const override { return meetInMemory(a, b); }
    [[nodiscard]] Bytes request(const Place& place) const override {
        return joined(joined({0xF0, 0x43, 0x30, 0x4C}, place.address), Bytes{exclusiveEnd});
    }
    [[nodiscard]] bool owns(MidiBytes message) const override {
        const bool set = startsWith(message, {0xF0, 0x43, 0x10, 0x4C});
        return isDump(message) || (message.size() >= 8 && (set || isQuestion(message)));
    }
    /// Questions, and of the effects and parts what colours the tone.
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        if (isDump(message)) return refused::dump;
        if (isQuestion(message)) return message.size() == 8 ? "" : "It is a damaged Yamaha request.";
        const MidiBytes address = message.subspan(4);
        if (startsWith(address, {0x00, 0x00, 0x7E})) return "It resets the piano (XG).";
        if (startsWith(address, {0x00, 0x00, 0x04})) return refused::volume;
        if (startsWith(address, {0x00, 0x00, 0x06})) return refused::transposition;
        if (startsWith(address, {0x00, 0x00})) return refused::tuning;
        if (startsWith(address, {0x02, 0x01, 0x00}) && message.size() == 10) return ""; // reverb type
        if (message.size() != 9 || address[0] != 0x08 || address[1] > 0x0F) return refused::unused;
        constexpr std::array tone{0x12, 0x13, 0x18}; // chorus send, reverb send, cutoff
        return std::find(tone.begin(), tone.end(), address[2]) != tone.end() ? "" : refused::unused;
    }
    [[nodiscard]] bool isQuestion(MidiBytes message) const override {
        return startsWith(message, {0xF0, 0x43, 0x30, 0x4C});
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        return {joined({0xF0, 0x43, 0x10, 0x4C}, place.address)};
    }
};

constinit const YamahaXg theYamahaXg(ProtocolFacts{
    .name = "yamaha-xg", .addressBytes = 3, .mostBytes = 2, .canBeRead = true});

} // namespace

constinit const Protocol& yamahaXg = theYamahaXg;

} // namespace atos
