// SPDX-License-Identifier: Apache-2.0
#include "piano/simulated/simulated_instrument.h"

#include "piano/profile/parameter_messages.h"
#include "piano/protocols/universal.h"

#include <algorithm>

namespace atos {

SimulatedInstrument::SimulatedInstrument(KeyboardProfile profile) : profile_(std::move(profile)) {
    restart();
}

void SimulatedInstrument::restart() {
    for (const Parameter& parameter : profile_.parameters) {
        values_[parameter.name] = parameter.neutral;
        protocols_[parameter.protocol] = parameter.protocol->simulate();
    }
}

SimulatedInstrument::Reaction SimulatedInstrument::hear(MidiBytes message, bool obeys) {
    Reaction reaction;
    if (std::ranges::equal(message, identityRequest())) {
        if (!profile_.identities.empty())
            reaction.answers.push_back(identityReply(profile_.identities.front()));
        return reaction;
    }
    for (const auto& [protocol, side] : protocols_)
        side->hear(message);
    const bool open = profile_.handshake.empty(); // it wants no greeting
    for (const Parameter& parameter : profile_.parameters)
        if ((open || protocols_[parameter.protocol]->answers()) && isReadRequest(parameter, message))
            reaction.answers.push_back(readReply(parameter, values_[parameter.name]));
    for (const Parameter& parameter : profile_.parameters) {
        const SimulatedProtocol& side = *protocols_[parameter.protocol];
        const Bytes value = side.valueIn(placeOf(parameter, channelOf(profile_, parameter)), message);
        if (value.empty()) continue;
        reaction.stored = obeys && (open || side.obeys());
        if (reaction.stored) values_[parameter.name] = rawIn(parameter, value);
        break;
    }
    return reaction;
}

} // namespace atos
