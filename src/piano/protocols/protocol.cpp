// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/protocol.h"

#include <algorithm>

namespace atos {

bool Protocol::overlap(const Place& a, const Place& b) const {
    return std::ranges::equal(a.address, b.address);
}

Bytes Protocol::request(const Place& /*place*/) const {
    return {};
}

Bytes Protocol::reply(const Place& /*place*/, const Bytes& /*value*/) const {
    return {};
}

Bytes Protocol::valueInReply(const Place& /*place*/, MidiBytes /*message*/) const {
    return {};
}

bool Protocol::isQuestion(MidiBytes /*message*/) const {
    return false;
}

std::string Protocol::describe(MidiBytes /*message*/) const {
    return {};
}

std::unique_ptr<SimulatedProtocol> Protocol::simulate() const {
    return std::make_unique<SimulatedProtocol>(*this);
}

void SimulatedProtocol::hear(MidiBytes /*message*/) {}

Bytes SimulatedProtocol::valueIn(const Place& place, MidiBytes message) const {
    return protocol_.valueIn(place, message);
}

} // namespace atos
