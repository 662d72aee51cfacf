// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/protocols.h"

#include "piano/protocols/channel_messages.h"
#include "piano/protocols/kawai_function.h"
#include "piano/protocols/roland_app.h"
#include "piano/protocols/roland_gs.h"
#include "piano/protocols/universal.h"
#include "piano/protocols/yamaha_property.h"
#include "piano/protocols/yamaha_voice.h"
#include "piano/protocols/yamaha_xg.h"

#include <algorithm>
#include <array>

namespace atos {

std::span<const Protocol* const> protocols() {
    static const std::array all{&controlChange, &programChange, &gm2Global,      &rolandGs,     &rolandApp,
                                &yamahaXg,      &yamahaVoice,   &yamahaProperty, &kawaiFunction};
    return all;
}

bool isQuestion(MidiBytes message) {
    return std::ranges::any_of(protocols(),
                               [message](const Protocol* protocol) { return protocol->isQuestion(message); });
}

} // namespace atos
