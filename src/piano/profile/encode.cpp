// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/encode.h"

#include "piano/profile/plan.h"
#include "piano/protocols/codec.h"

#include <algorithm>

namespace atos {

Bytes EncodedPreset::syx() const {
    Bytes all;
    for (const PacedMessage& message : messages)
        if (!message.bytes.empty() && message.bytes.front() == 0xF0)
            all.insert(all.end(), message.bytes.begin(), message.bytes.end());
    return all;
}

EncodedPreset encodePreset(const TonePreset& preset, const KeyboardProfile& profile,
                           const EncodeOptions& options) {
    EncodedPreset encoded;
    Plan plan = planPreset(preset, profile, options);
    encoded.losses = std::move(plan.losses);
    std::vector<PacedMessage> body;
    for (const PlannedValue& planned : plan.values) {
        const auto messages = setMessages(profile, *planned.parameter, planned.raw);
        const auto bad = std::find_if(messages.begin(), messages.end(), [](const PacedMessage& message) {
            return !forbiddenReason(message.bytes).empty();
        });
        if (bad != messages.end()) {
            encoded.losses.push_back({planned.parameter->name, forbiddenReason(bad->bytes)});
            continue;
        }
        body.insert(body.end(), messages.begin(), messages.end());
        encoded.changes.push_back({planned.parameter->name, planned.parameter->neutral, planned.raw,
                                   describeValue(*planned.parameter, planned.raw)});
    }
    if (body.empty()) return encoded;
    const auto append = [&](const std::vector<Bytes>& frame) {
        for (const Bytes& bytes : frame)
            if (forbiddenReason(bytes).empty()) encoded.messages.push_back({bytes, profile.sysexGapMs});
    };
    append(profile.handshake);
    encoded.messages.insert(encoded.messages.end(), body.begin(), body.end());
    append(profile.leave);
    return encoded;
}

} // namespace atos
