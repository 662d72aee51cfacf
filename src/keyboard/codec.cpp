// SPDX-License-Identifier: Apache-2.0
#include "keyboard/codec.h"

#include "keyboard/roland.h"
#include "keyboard/seven_bit.h"

#include <algorithm>
#include <array>

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

constexpr std::array<std::uint8_t, 8> gm2GlobalStart{0xF0, 0x7F, 0x7F, 0x04, 0x05, 0x01, 0x01, 0x01};

/// GM2 "Global Parameter Control": one slot, parameter and value byte each.
Bytes gm2Global(const Parameter& parameter, std::uint8_t value) {
    Bytes message(gm2GlobalStart.begin(), gm2GlobalStart.end());
    message.insert(message.end(), parameter.address.begin(), parameter.address.end());
    message.push_back(value);
    message.push_back(0xF7);
    return message;
}

/// The bytes that stand for the parameter's value in the message; empty when it does not set the parameter.
Bytes valueBytes(const Parameter& parameter, std::span<const std::uint8_t> message, int bank) {
    const int kind = message.empty() ? 0 : message[0] & 0xF0;
    switch (parameter.codec) {
    case Codec::controlChange:
        if (kind == 0xB0 && message.size() == 3 && message[1] == parameter.controller) return {message[2]};
        break;
    case Codec::programChange:
        if (kind == 0xC0 && message.size() == 2) return sevenBitGroups(bank << 7 | message[1], 3);
        break;
    case Codec::gm2Global:
        if (message.size() == 13 && std::ranges::equal(message.first(8), gm2GlobalStart)
            && std::ranges::equal(message.subspan(8, 3), parameter.address))
            return {message[11]};
        break;
    case Codec::rolandDt1:
        if (const auto roland = parseRoland(message);
            roland && roland->isDataSet && roland->address == parameter.address
            && roland->data.size() == static_cast<std::size_t>(parameter.size))
            return roland->data;
        break;
    }
    return {};
}

} // namespace

std::vector<PacedMessage> setMessages(const KeyboardProfile& profile, const Parameter& parameter, int raw) {
    const Bytes value = sevenBitGroups(raw + parameter.offset, parameter.size);
    switch (parameter.codec) {
    case Codec::controlChange:
        return {controlChange(profile, parameter.controller, value.back())};
    case Codec::rolandDt1:
        return {{rolandDataSet(parameter.address, value), profile.sysexGapMs}};
    case Codec::gm2Global:
        return {{gm2Global(parameter, value.back()), profile.sysexGapMs}};
    case Codec::programChange:
        break;
    }
    return programChange(profile, sevenBitGroups(raw + parameter.offset, 3));
}

std::optional<SetValue> valueInSet(const KeyboardProfile& profile, std::span<const std::uint8_t> message,
                                   int bank) {
    for (const Parameter& parameter : profile.parameters) {
        const Bytes value = valueBytes(parameter, message, bank);
        if (!value.empty())
            return SetValue{&parameter,
                            sevenBitNumber(std::span<const std::uint8_t>(value)) - parameter.offset};
    }
    return std::nullopt;
}

Bytes readRequest(const Parameter& parameter) {
    return rolandDataRequest(parameter.address, parameter.size);
}

bool isReadRequest(const Parameter& parameter, std::span<const std::uint8_t> message) {
    return parameter.readable && std::ranges::equal(readRequest(parameter), message);
}

Bytes readReply(const Parameter& parameter, int raw) {
    return rolandDataSet(parameter.address, sevenBitGroups(raw + parameter.offset, parameter.size));
}

std::optional<int> valueInReply(const Parameter& parameter, std::span<const std::uint8_t> message) {
    const Bytes value = valueBytes(parameter, message, 0);
    if (value.empty()) return std::nullopt;
    return sevenBitNumber(std::span<const std::uint8_t>(value)) - parameter.offset;
}

} // namespace atos
