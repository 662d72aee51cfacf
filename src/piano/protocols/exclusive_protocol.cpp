// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/exclusive_protocol.h"

#include <algorithm>

namespace atos {

std::uint8_t rolandChecksum(MidiBytes addressAndData) {
    unsigned sum = 0;
    for (const std::uint8_t byte : addressAndData)
        sum += byte;
    return static_cast<std::uint8_t>((128 - sum % 128) % 128);
}

Bytes ExclusiveFrame::around(MidiBytes value) const {
    Bytes message = joined(head, value);
    if (checksumBegins > 0) message.push_back(rolandChecksum(MidiBytes(message).subspan(checksumBegins)));
    return joined(std::move(message), tail);
}

Bytes ExclusiveFrame::valueIn(MidiBytes message, int size) const {
    const auto bytes = static_cast<std::size_t>(size);
    if (message.size() < head.size() + bytes || !std::ranges::equal(message.first(head.size()), head))
        return {};
    const MidiBytes value = message.subspan(head.size(), bytes);
    return std::ranges::equal(around(value), message) ? Bytes(value.begin(), value.end()) : Bytes();
}

std::vector<Bytes> ExclusiveProtocol::set(const Place& place, const Bytes& value) const {
    return {setFrame(place).around(value)};
}

Bytes ExclusiveProtocol::valueIn(const Place& place, MidiBytes message) const {
    return setFrame(place).valueIn(message, place.size);
}

Bytes ExclusiveProtocol::reply(const Place& place, const Bytes& value) const {
    return replyFrame(place).around(value);
}

Bytes ExclusiveProtocol::valueInReply(const Place& place, MidiBytes message) const {
    return replyFrame(place).valueIn(message, place.size);
}

ExclusiveFrame ExclusiveProtocol::replyFrame(const Place& place) const {
    return setFrame(place);
}

bool meetInMemory(const Place& a, const Place& b) {
    const int first = sevenBitNumber(a.address);
    const int second = sevenBitNumber(b.address);
    return first < second + b.size && second < first + a.size;
}

} // namespace atos
