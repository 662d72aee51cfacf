// SPDX-License-Identifier: Apache-2.0
#include "keyboard/codec.h"

#include "keyboard/roland.h"
#include "keyboard/seven_bit.h"

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

/// GM2 "Global Parameter Control": one slot, parameter and value byte each.
Bytes gm2Global(const Parameter& parameter, std::uint8_t value) {
    return {0xF0,
            0x7F,
            0x7F,
            0x04,
            0x05,
            0x01,
            0x01,
            0x01,
            parameter.address[0],
            parameter.address[1],
            parameter.address[2],
            value,
            0xF7};
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

Bytes readRequest(const Parameter& parameter) {
    return rolandDataRequest(parameter.address, parameter.size);
}

std::optional<int> valueInReply(const Parameter& parameter, std::span<const std::uint8_t> message) {
    const auto reply = parseRoland(message);
    if (!reply || !reply->isDataSet || reply->address != parameter.address) return std::nullopt;
    if (reply->data.size() != static_cast<std::size_t>(parameter.size)) return std::nullopt;
    return sevenBitNumber(std::span<const std::uint8_t>(reply->data)) - parameter.offset;
}

} // namespace atos
