// SPDX-License-Identifier: Apache-2.0
// Whatever comes over the wire, in whatever pieces: only whole messages get through, and everything that
// listens survives them.
#include "midi/capture.h"
#include "midi/message_assembler.h"
#include "piano/link/echo_filter.h"
#include "piano/profile/describe_message.h"
#include "piano/profile/identify.h"
#include "piano/protocols/roland_app.h"
#include "piano/simulated/simulated_instrument.h"

#include <algorithm>
#include <cstdlib>

namespace {

atos::KeyboardProfile piano() {
    atos::KeyboardProfile profile;
    profile.identities = {{0x41, 0x19, 0x03, 0x00, 0x00, 0x1C}};
    atos::Parameter brilliance;
    brilliance.name = brilliance.label = "brightness";
    brilliance.protocol = &atos::rolandApp;
    brilliance.address = {0x01, 0x00, 0x02, 0x1C};
    brilliance.readable = true;
    profile.parameters.push_back(brilliance);
    return profile;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const atos::KeyboardProfile profile = piano();
    atos::SimulatedInstrument instrument(profile);
    atos::MessageAssembler assembler;
    atos::Capture capture(0, 64);
    atos::EchoFilter echo;
    echo.sent(atos::identityRequest());
    const auto hear = [&](std::span<const std::uint8_t> message) {
        const bool exclusive = message.front() == 0xF0;
        const auto body = message.subspan(1, message.size() - (exclusive ? 2 : 1));
        if (message.front() < 0x80 || (exclusive && message.back() != 0xF7)
            || std::any_of(body.begin(), body.end(), [](std::uint8_t byte) { return byte >= 0x80; }))
            std::abort();
        capture.receive(0, message);
        static_cast<void>(echo.swallows({message.begin(), message.end()}));
        static_cast<void>(instrument.hear(message, true));
        if (atos::describeMessage(message, &profile).empty()) std::abort();
    };
    // The first byte says how large the pieces are.
    if (size == 0) return 0;
    const std::size_t piece = 1 + data[0] % 64;
    std::span<const std::uint8_t> rest(data + 1, size - 1);
    for (; !rest.empty(); rest = rest.subspan(std::min(piece, rest.size())))
        assembler.feed(rest.first(std::min(piece, rest.size())), hear);
    if (capture.malformed() > 0) std::abort();
    return 0;
}
