// SPDX-License-Identifier: Apache-2.0
#include "piano/simulated/simulated_instrument.h"

#include "piano/profile/identify.h"
#include "piano/protocols/codec.h"
#include "piano/protocols/roland.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

const Bytes rolandConnection{0x01, 0x00, 0x03, 0x06};
const Bytes rolandApplicationMode{0x01, 0x00, 0x03, 0x00};

bool needsSession(const Parameter& parameter) {
    return parameter.codec == Codec::rolandDt1;
}

} // namespace

SimulatedInstrument::SimulatedInstrument(KeyboardProfile profile) : profile_(std::move(profile)) {
    restart();
}

void SimulatedInstrument::restart() {
    for (const Parameter& parameter : profile_.parameters)
        values_[parameter.name] = parameter.neutral;
    connected_ = talkative_ = false;
    bank_ = 0;
}

SimulatedInstrument::Reaction SimulatedInstrument::hear(std::span<const std::uint8_t> message, bool obeys) {
    Reaction reaction;
    if (std::ranges::equal(message, identityRequest())) {
        if (!profile_.identities.empty()) reaction.answers.push_back(identityReply());
        return reaction;
    }
    hearSession(message);
    for (const Parameter& parameter : profile_.parameters)
        if ((talkative_ || !needsSession(parameter)) && isReadRequest(parameter, message))
            reaction.answers.push_back(readReply(parameter, values_[parameter.name]));
    const auto told = valueInSet(profile_, message, bank_);
    reaction.stored = told && obeys && (connected_ || !needsSession(*told->parameter));
    if (reaction.stored) values_[told->parameter->name] = told->raw;
    return reaction;
}

Bytes SimulatedInstrument::identityReply() const {
    const Bytes& identity = profile_.identities.front();
    const std::size_t identityBytes = identity.front() == 0 ? 11 : 9;
    constexpr std::array<std::uint8_t, 5> start{0xF0, 0x7E, 0x10, 0x06, 0x02};
    Bytes reply(start.size() + identityBytes + 1);
    const auto place = std::copy(start.begin(), start.end(), reply.begin());
    std::copy(identity.begin(), identity.end(), place);
    reply.back() = 0xF7;
    return reply;
}

void SimulatedInstrument::hearSession(std::span<const std::uint8_t> message) {
    if (message.size() == 3 && (message[0] & 0xF0) == 0xB0) {
        if (message[1] == 0) bank_ = (bank_ & 0x7F) | message[2] << 7;
        if (message[1] == 32) bank_ = (bank_ & ~0x7F) | message[2];
    }
    const auto roland = parseRoland(message);
    if (!roland || !roland->isDataSet) return;
    if (roland->address == rolandConnection) connected_ = roland->data == Bytes{1};
    if (roland->address == rolandApplicationMode) talkative_ = roland->data == Bytes{0, 1};
}

} // namespace atos
