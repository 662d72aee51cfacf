// SPDX-License-Identifier: Apache-2.0
#include "midi/message_assembler.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::uint8_t exclusiveStart = 0xF0;
constexpr std::uint8_t exclusiveEnd = 0xF7;
constexpr std::uint8_t firstRealTime = 0xF8;

bool isStatus(std::uint8_t byte) {
    return byte >= 0x80;
}

/// Of everything but system exclusive; 0 for what is undefined.
std::size_t messageSize(std::uint8_t status) {
    switch (status) {
    case 0xF1:
    case 0xF3:
        return 2;
    case 0xF2:
        return 3;
    case 0xF6:
        return 1;
    default:
        return status >= firstRealTime ? 1 : channelMessageSize(status);
    }
}

} // namespace

std::size_t MessageAssembler::step(std::span<const std::uint8_t> bytes) noexcept {
    whole_ = {};
    const std::uint8_t first = bytes[0];
    if (first >= firstRealTime) {
        whole_ = bytes.first(1);
        return 1;
    }
    if (first == exclusiveStart) {
        inExclusive_ = true;
        tooLong_ = false;
        exclusive_.clear();
    }
    if (inExclusive_ && (!isStatus(first) || first == exclusiveStart || first == exclusiveEnd))
        return continueExclusive(bytes);
    inExclusive_ = false;
    const std::size_t size = messageSize(first);
    const auto body = bytes.subspan(1);
    const auto next = std::find_if(body.begin(), body.end(), isStatus);
    const auto data = static_cast<std::size_t>(next - body.begin());
    if (size > 0 && data + 1 >= size) whole_ = bytes.first(size);
    // Data bytes too many or too few belong to nothing.
    return 1 + data;
}

std::size_t MessageAssembler::continueExclusive(std::span<const std::uint8_t> bytes) noexcept {
    const auto body = bytes.subspan(1);
    const auto next = std::find_if(body.begin(), body.end(), isStatus);
    auto used = static_cast<std::size_t>(next - body.begin()) + 1;
    const bool ended = bytes[0] == exclusiveEnd || (next != body.end() && *next == exclusiveEnd);
    if (bytes[0] == exclusiveEnd) {
        used = 1;
    } else if (ended) {
        ++used;
    }
    tooLong_ = tooLong_ || exclusive_.size() + used > largest;
    if (!tooLong_)
        exclusive_.insert(exclusive_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(used));
    if (ended) {
        inExclusive_ = false;
        if (!tooLong_) whole_ = exclusive_;
    }
    return used;
}

} // namespace atos
