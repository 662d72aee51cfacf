// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/exclusive.h"

#include "piano/profile/identify.h"
#include "piano/protocols/roland.h"

#include <algorithm>

namespace atos {
namespace {

using Message = std::span<const std::uint8_t>;

constexpr std::uint8_t end = 0xF7;

Bytes joined(Bytes start, Message more) {
    start.insert(start.end(), more.begin(), more.end());
    return start;
}

/// Yamaha's property protocol (hugbug/ConPianist; ocverclock/cvp_access): direction, kind, the property with
/// its index, and a fixed 01 00. A value follows after its length in two bytes.
Bytes propertyStart(std::uint8_t direction, std::uint8_t kind, const Bytes& property) {
    return joined(joined({0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26, direction, kind}, property),
                  Bytes{0x01, 0x00});
}

ExclusiveFrame propertyFrame(std::uint8_t direction, std::uint8_t kind, const Parameter& parameter) {
    const Bytes length{0x00, static_cast<std::uint8_t>(parameter.size)};
    return {joined(propertyStart(direction, kind, parameter.address), length), {end}};
}

bool startsWith(Message message, Message start) {
    return message.size() >= start.size() && std::ranges::equal(message.first(start.size()), start);
}

} // namespace

Bytes ExclusiveFrame::around(Message value) const {
    Bytes message = joined(head, value);
    if (checksumBegins > 0) message.push_back(rolandChecksum(Message(message).subspan(checksumBegins)));
    return joined(std::move(message), tail);
}

Bytes ExclusiveFrame::valueIn(Message message, int size) const {
    const auto bytes = static_cast<std::size_t>(size);
    if (message.size() < head.size() + bytes || !startsWith(message, head)) return {};
    const Message value = message.subspan(head.size(), bytes);
    return std::ranges::equal(around(value), message) ? Bytes(value.begin(), value.end()) : Bytes();
}

bool isExclusive(Codec codec) {
    return codec != Codec::controlChange && codec != Codec::programChange;
}

ExclusiveFrame setFrame(const Parameter& parameter, std::uint8_t channel) {
    const Bytes& address = parameter.address;
    switch (parameter.codec) {
    case Codec::gm2Global:
        return {joined({0xF0, 0x7F, 0x7F, 0x04, 0x05, 0x01, 0x01, 0x01}, address), {end}};
    case Codec::rolandDt1:
        return {joined({0xF0, 0x41, 0x10, 0x00, 0x00, 0x00, 0x28, 0x12}, address), {end}, 8};
    case Codec::rolandGs:
        return {joined({0xF0, 0x41, 0x10, 0x42, 0x12}, address), {end}, 5};
    case Codec::yamahaXg:
        return {joined({0xF0, 0x43, 0x10, 0x4C}, address), {end}};
    case Codec::yamahaVoice:
        return {joined({0xF0, 0x43, 0x73, 0x01, 0x50, 0x11, channel}, address), {end}};
    case Codec::yamahaProperty:
        return propertyFrame(0x01, 0x01, parameter);
    case Codec::kawaiFunction:
        return {joined({0xF0, 0x40, channel, 0x10, 0x04}, address), {0x00, end}};
    case Codec::controlChange:
    case Codec::programChange:
        break;
    }
    return {};
}

ExclusiveFrame replyFrame(const Parameter& parameter) {
    if (parameter.codec == Codec::yamahaProperty) return propertyFrame(0x00, 0x00, parameter);
    constexpr std::uint8_t anyChannel = 0; // neither Roland's nor XG's answers have one
    return setFrame(parameter, anyChannel);
}

Bytes exclusiveRequest(const Parameter& parameter) {
    switch (parameter.codec) {
    case Codec::rolandDt1:
        return rolandDataRequest(parameter.address, parameter.size);
    case Codec::yamahaXg:
        return joined(joined({0xF0, 0x43, 0x30, 0x4C}, parameter.address), Bytes{end});
    case Codec::yamahaProperty:
        return joined(propertyStart(0x01, 0x00, parameter.address), Bytes{end});
    default:
        return {};
    }
}

bool isQuestion(Message message) {
    if (std::ranges::equal(message, identityRequest())) return true;
    if (const auto roland = parseRoland(message)) return !roland->isDataSet;
    return startsWith(message, Bytes{0xF0, 0x43, 0x30, 0x4C})
           || startsWith(message, Bytes{0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26, 0x01, 0x00});
}

} // namespace atos
