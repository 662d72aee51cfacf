// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/yamaha_voice.h"

#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/reasons.h"

namespace atos {
namespace {

class YamahaVoice final : public ExclusiveProtocol {
public:
    using ExclusiveProtocol::ExclusiveProtocol;

    [[nodiscard]] bool owns(MidiBytes message) const override {
        return startsWith(message, {0xF0, 0x43, 0x73, 0x01, 0x50, 0x11});
    }
    /// 02 strings, 03 damper; never beyond their range.
    [[nodiscard]] std::string forbiddenReason(MidiBytes message) const override {
        const bool resonance = message.size() == 10 && message[6] <= 0x0F
                               && (message[7] == 0x02 || message[7] == 0x03) && message[8] <= 0x48;
        return resonance ? "" : refused::unused;
    }

protected:
    [[nodiscard]] ExclusiveFrame setFrame(const Place& place) const override {
        return {joined({0xF0, 0x43, 0x73, 0x01, 0x50, 0x11, place.channel}, place.address)};
    }
};

constinit const YamahaVoice theYamahaVoice(ProtocolFacts{.name = "yamaha-voice", .addressBytes = 1});

} // namespace

constinit const Protocol& yamahaVoice = theYamahaVoice;

} // namespace atos
