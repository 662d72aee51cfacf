// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/kawai_function.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

namespace atos {
namespace {

class KawaiFunction final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] bool owns(MidiBytes message) const override { return startsWith(message, {0xF0, 0x40}); }
    /// Touch only; tuning, temperament, splits and modes live beside it.
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        if (message.size() >= 6 && (message[3] == 0x20 || message[3] == 0x21)) return refused::dump;
        const bool function = message.size() == 10 && message[2] <= 0x0F && message[3] == 0x10
                              && message[4] == 0x04 && (message[5] == 0x02 || message[5] == 0x20);
        if (!function) return "It is a Kawai message that this program has no use for.";
        if (message[6] == 0x16 || message[6] == 0x25) return refused::tuning;
        return message[6] == 0x18 && message[7] <= 5 && message[8] == 0 ? "" : refused::unused;
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        return {joined({0xF0, 0x40, place.channel, 0x10, 0x04}, place.address), {0x00, exclusiveEnd}};
    }
};

constinit const KawaiFunction theKawaiFunction(ProtocolFacts{.name = "kawai-function", .addressBytes = 2});

} // namespace

constinit const Protocol& kawaiFunction = theKawaiFunction;

} // namespace atos
