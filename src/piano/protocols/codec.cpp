// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/codec.h"

#include "piano/protocols/exclusive.h"
#include "piano/protocols/seven_bit.h"

#include <algorithm>

namespace atos {
namespace {

PacedMessage controlChange(const KeyboardProfile& profile, int controller, int value) {
    return {{static_cast<std::uint8_t>(0xB0 | profile.channel), static_cast<std::uint8_t>(controller),
             static_cast<std::uint8_t>(value)},
            profile.controlGapMs};
}

std::vector<PacedMessage> programChange(const KeyboardProfile& profile, const Bytes& bankAndProgram) {
    constexpr int bankMsb = 0;
    constexpr int bankLsb = 32;
    return {controlChange(profile, bankMsb, bankAndProgram[0]),
            controlChange(profile, bankLsb, bankAndProgram[1]),
            {{static_cast<std::uint8_t>(0xC0 | profile.channel), bankAndProgram[2]}, profile.programGapMs}};
}

/// The bytes that stand for the parameter's value in the message; empty when it does not set the parameter.
Bytes valueBytes(const KeyboardProfile& profile, const Parameter& parameter,
                 std::span<const std::uint8_t> message, int bank) {
    if (isExclusive(parameter.codec))
        return setFrame(parameter, profile.channel).valueIn(message, parameter.size);
    const int kind = message.empty() ? 0 : message[0] & 0xF0;
    if (parameter.codec == Codec::programChange)
        return kind == 0xC0 && message.size() == 2 ? sevenBitGroups(bank << 7 | message[1], 3) : Bytes();
    const bool ours = kind == 0xB0 && message.size() == 3 && message[1] == parameter.controller;
    return ours ? Bytes{message[2]} : Bytes();
}

int rawIn(const Parameter& parameter, const Bytes& value) {
    return sevenBitNumber(std::span<const std::uint8_t>(value)) - parameter.offset;
}

} // namespace

std::vector<PacedMessage> setMessages(const KeyboardProfile& profile, const Parameter& parameter, int raw) {
    const int number = raw + parameter.offset;
    if (parameter.codec == Codec::programChange) return programChange(profile, sevenBitGroups(number, 3));
    const Bytes value = sevenBitGroups(number, parameter.size);
    if (parameter.codec == Codec::controlChange)
        return {controlChange(profile, parameter.controller, value.back())};
    return {{setFrame(parameter, profile.channel).around(value), profile.sysexGapMs}};
}

std::optional<SetValue> valueInSet(const KeyboardProfile& profile, std::span<const std::uint8_t> message,
                                   int bank) {
    for (const Parameter& parameter : profile.parameters) {
        const Bytes value = valueBytes(profile, parameter, message, bank);
        if (!value.empty()) return SetValue{&parameter, rawIn(parameter, value)};
    }
    return std::nullopt;
}

Bytes readRequest(const Parameter& parameter) {
    return exclusiveRequest(parameter);
}

bool isReadRequest(const Parameter& parameter, std::span<const std::uint8_t> message) {
    return parameter.readable && std::ranges::equal(readRequest(parameter), message);
}

Bytes readReply(const Parameter& parameter, int raw) {
    return replyFrame(parameter).around(sevenBitGroups(raw + parameter.offset, parameter.size));
}

std::optional<int> valueInReply(const Parameter& parameter, std::span<const std::uint8_t> message) {
    const Bytes value = replyFrame(parameter).valueIn(message, parameter.size);
    if (value.empty()) return std::nullopt;
    return rawIn(parameter, value);
}

} // namespace atos
