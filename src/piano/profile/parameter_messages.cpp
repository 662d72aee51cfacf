// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/parameter_messages.h"

#include <algorithm>

namespace atos {
namespace {

int gapAfter(const KeyboardProfile& profile, const Bytes& message) {
    switch (message.front() & 0xF0) {
    case 0xB0:
        return profile.controlGapMs;
    case 0xC0:
        return profile.programGapMs;
    default:
        return profile.sysexGapMs;
    }
}

Bytes bytesOf(const Parameter& parameter, int raw) {
    return sevenBitGroups(raw + parameter.offset, parameter.protocol->wireBytes(parameter.size));
}

} // namespace

std::uint8_t channelOf(const KeyboardProfile& profile, const Parameter& parameter) {
    return parameter.channel.value_or(profile.channel);
}

Place placeOf(const Parameter& parameter, std::uint8_t channel) {
    return {parameter.address, parameter.controller, parameter.size, channel};
}

std::vector<PacedMessage> setMessages(const KeyboardProfile& profile, const Parameter& parameter, int raw) {
    std::vector<PacedMessage> messages;
    for (Bytes& message : parameter.protocol->set(placeOf(parameter, channelOf(profile, parameter)),
                                                  bytesOf(parameter, raw))) {
        const int gapMs = gapAfter(profile, message);
        messages.push_back({std::move(message), gapMs});
    }
    return messages;
}

int rawIn(const Parameter& parameter, MidiBytes value) {
    return sevenBitNumber(value) - parameter.offset;
}

std::optional<SetValue> valueInSet(const KeyboardProfile& profile, MidiBytes message) {
    for (const Parameter& parameter : profile.parameters) {
        const Bytes value =
            parameter.protocol->valueIn(placeOf(parameter, channelOf(profile, parameter)), message);
        if (!value.empty()) return SetValue{&parameter, rawIn(parameter, value)};
    }
    return std::nullopt;
}

Bytes readRequest(const Parameter& parameter) {
    return parameter.protocol->request(placeOf(parameter));
}

bool isReadRequest(const Parameter& parameter, MidiBytes message) {
    return parameter.readable && std::ranges::equal(readRequest(parameter), message);
}

Bytes readReply(const Parameter& parameter, int raw) {
    return parameter.protocol->reply(placeOf(parameter), bytesOf(parameter, raw));
}

std::optional<int> valueInReply(const Parameter& parameter, MidiBytes message) {
    const Bytes value = parameter.protocol->valueInReply(placeOf(parameter), message);
    if (value.empty()) return std::nullopt;
    return rawIn(parameter, value);
}

} // namespace atos
