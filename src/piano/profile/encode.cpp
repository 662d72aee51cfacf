// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/encode.h"

#include "piano/protocols/forbidden.h"

#include <algorithm>

namespace atos {

Bytes EncodedPreset::syx() const {
    Bytes all;
    for (const PacedMessage& message : messages)
        if (!message.bytes.empty() && message.bytes.front() == 0xF0)
            all.insert(all.end(), message.bytes.begin(), message.bytes.end());
    return all;
}

EncodedValue encodeValue(const KeyboardProfile& profile, const Parameter& parameter, int raw) {
    return {&parameter, raw, setMessages(profile, parameter, raw)};
}

EncodedPlan encodePlan(const TonePreset& preset, const KeyboardProfile& profile,
                       const EncodeOptions& options) {
    Plan plan = planPreset(preset, profile, options);
    EncodedPlan encoded{{}, std::move(plan.losses)};
    for (const PlannedValue& planned : plan.values) {
        EncodedValue value = encodeValue(profile, *planned.parameter, planned.raw);
        const auto bad =
            std::find_if(value.messages.begin(), value.messages.end(),
                         [](const PacedMessage& message) { return !forbiddenReason(message.bytes).empty(); });
        if (bad == value.messages.end())
            encoded.values.push_back(std::move(value));
        else
            encoded.losses.push_back({planned.parameter->name, forbiddenReason(bad->bytes)});
    }
    return encoded;
}

EncodedPreset encodePreset(const TonePreset& preset, const KeyboardProfile& profile,
                           const EncodeOptions& options) {
    EncodedPlan plan = encodePlan(preset, profile, options);
    EncodedPreset encoded;
    encoded.losses = std::move(plan.losses);
    if (plan.values.empty()) return encoded;
    const auto append = [&](const std::vector<Bytes>& frame) {
        for (const Bytes& bytes : frame)
            if (forbiddenReason(bytes).empty()) encoded.messages.push_back({bytes, profile.sysexGapMs});
    };
    append(profile.handshake);
    for (EncodedValue& value : plan.values) {
        encoded.changes.push_back({value.parameter->name, value.parameter->neutral, value.raw,
                                   describeValue(*value.parameter, value.raw)});
        std::move(value.messages.begin(), value.messages.end(), std::back_inserter(encoded.messages));
    }
    append(profile.leave);
    return encoded;
}

} // namespace atos
