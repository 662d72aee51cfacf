// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/roland.h"

#include "piano/protocols/seven_bit.h"

#include <algorithm>
#include <array>

namespace atos {
namespace {

constexpr std::array<std::uint8_t, 7> frameStart{0xF0, 0x41, 0x10, 0x00, 0x00, 0x00, 0x28};
constexpr std::uint8_t dataRequest = 0x11;
constexpr std::uint8_t dataSet = 0x12;
constexpr std::size_t addressBytes = 4;

Bytes frame(std::uint8_t command, std::span<const std::uint8_t> address, std::span<const std::uint8_t> data) {
    Bytes message(frameStart.begin(), frameStart.end());
    message.push_back(command);
    message.insert(message.end(), address.begin(), address.end());
    message.insert(message.end(), data.begin(), data.end());
    message.push_back(rolandChecksum(std::span(message).subspan(frameStart.size() + 1)));
    message.push_back(0xF7);
    return message;
}

} // namespace

std::uint8_t rolandChecksum(std::span<const std::uint8_t> addressAndData) {
    unsigned sum = 0;
    for (const std::uint8_t byte : addressAndData)
        sum += byte;
    return static_cast<std::uint8_t>((128 - sum % 128) % 128);
}

Bytes rolandDataSet(std::span<const std::uint8_t> address, std::span<const std::uint8_t> data) {
    return frame(dataSet, address, data);
}

Bytes rolandDataRequest(std::span<const std::uint8_t> address, int size) {
    return frame(dataRequest, address, sevenBitGroups(size, 4));
}

std::optional<RolandMessage> parseRoland(std::span<const std::uint8_t> message) {
    constexpr std::size_t overhead = frameStart.size() + 1 + addressBytes + 2;
    if (message.size() < overhead || message.back() != 0xF7) return std::nullopt;
    if (!std::equal(frameStart.begin(), frameStart.end(), message.begin())) return std::nullopt;
    const std::uint8_t command = message[frameStart.size()];
    if (command != dataSet && command != dataRequest) return std::nullopt;
    const auto body = message.subspan(frameStart.size() + 1, message.size() - frameStart.size() - 3);
    if (std::any_of(body.begin(), body.end(), [](std::uint8_t byte) { return byte > 0x7F; }))
        return std::nullopt;
    if (rolandChecksum(body) != message[message.size() - 2]) return std::nullopt;
    const auto address = body.first(addressBytes);
    const auto data = body.subspan(addressBytes);
    return RolandMessage{command == dataSet, {address.begin(), address.end()}, {data.begin(), data.end()}};
}

int rolandLinear(std::span<const std::uint8_t> address) {
    return sevenBitNumber(address);
}

} // namespace atos
