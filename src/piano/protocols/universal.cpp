// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/universal.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::size_t beforeIdentity = 5;

/// Maker, family, model, version: 1 or 3 bytes and 2, 2, 4.
std::size_t identityBytes(MidiBytes identity) {
    return !identity.empty() && identity[0] == 0 ? 11 : 9;
}

class Gm2Global final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] bool owns(MidiBytes message) const override {
        return startsWith(message, {0xF0, 0x7E}) || startsWith(message, {0xF0, 0x7F});
    }
    /// The identity request, and of the global parameters reverb and chorus.
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        if (message.size() == 6 && message[1] == 0x7E && message[3] == 0x06 && message[4] == 0x01) return "";
        if (message.size() < 6) return refused::broken;
        if (message[1] == 0x7E && message[3] == 0x09) return "It resets the piano (General MIDI on or off).";
        if (message[3] == 0x08) return refused::tuning;
        if (message[1] == 0x7F && message[3] == 0x04) {
            if (message[4] == 0x01 || message[4] == 0x02) return refused::volume;
            if (message[4] == 0x03 || message[4] == 0x04) return refused::tuning;
            const bool effect = message.size() == 13 && startsWith(message.subspan(4), {0x05, 1, 1, 1, 1})
                                && (message[9] == 1 || message[9] == 2);
            if (effect) return "";
        }
        return "It is a universal message that this program has no use for.";
    }
    [[nodiscard]] bool isQuestion(MidiBytes message) const override {
        return std::ranges::equal(message, identityRequest());
    }
    [[nodiscard]] std::string describe(MidiBytes message) const override {
        if (isQuestion(message)) return "identity request";
        const auto identity = parseIdentityReply(message);
        if (!identity) return {};
        const auto maker = makerOf(*identity);
        return fmt::format("identity reply: {} {}", maker.empty() ? "unknown maker" : maker,
                           hexFromBytes(*identity));
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        return {joined({0xF0, 0x7F, 0x7F, 0x04, 0x05, 0x01, 0x01, 0x01}, place.address)};
    }
};

constinit const Gm2Global theGm2Global(ProtocolFacts{.name = "gm2-global", .addressBytes = 3});

} // namespace

constinit const Protocol& gm2Global = theGm2Global;

Bytes identityRequest() {
    return {0xF0, 0x7E, 0x7F, 0x06, 0x01, 0xF7};
}

std::optional<Bytes> parseIdentityReply(MidiBytes message) {
    if (message.size() < beforeIdentity + 1 || message[0] != 0xF0 || message[1] != 0x7E || message[3] != 0x06
        || message[4] != 0x02 || message.back() != exclusiveEnd)
        return std::nullopt;
    const auto identity = message.subspan(beforeIdentity, message.size() - beforeIdentity - 1);
    const bool sevenBit =
        std::all_of(identity.begin(), identity.end(), [](std::uint8_t byte) { return byte < 0x80; });
    if (identity.size() != identityBytes(identity) || !sevenBit) return std::nullopt;
    return Bytes(identity.begin(), identity.end());
}

Bytes identityReply(MidiBytes start) {
    Bytes identity(start.begin(), start.end());
    identity.resize(std::max(identity.size(), identityBytes(start)));
    return joined(joined({0xF0, 0x7E, 0x10, 0x06, 0x02}, identity), Bytes{exclusiveEnd});
}

std::string_view makerOf(MidiBytes identity) {
    struct Maker {
        Bytes id;
        std::string_view name;
    };
    static const std::array makers{Maker{{0x07}, "Kurzweil"},
                                   Maker{{0x33}, "Nord"},
                                   Maker{{0x40}, "Kawai"},
                                   Maker{{0x41}, "Roland"},
                                   Maker{{0x42}, "Korg"},
                                   Maker{{0x43}, "Yamaha"},
                                   Maker{{0x44}, "Casio"},
                                   Maker{{0x00, 0x20, 0x1A}, "Studiologic"},
                                   Maker{{0x00, 0x20, 0x2B}, "Medeli"}};
    for (const Maker& maker : makers)
        if (identity.size() >= maker.id.size()
            && std::equal(maker.id.begin(), maker.id.end(), identity.begin()))
            return maker.name;
    return {};
}

} // namespace atos
