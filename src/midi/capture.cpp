// SPDX-License-Identifier: Apache-2.0
#include "midi/capture.h"

#include <algorithm>

namespace atos {
namespace {

void count(std::atomic<std::uint64_t>& counter) noexcept {
    counter.fetch_add(1, std::memory_order_relaxed);
}

} // namespace

void Capture::receive(double steadySeconds, std::span<const std::uint8_t> message) noexcept {
    if (message.empty()) return;
    const std::uint8_t status = message[0];
    if (status >= 0xF8) return;
    if (status >= 0xF0) return count(setAside_);
    if (!isChannelMessage(message)) return count(malformed_);
    ChannelMessage item{steadySeconds - zero_, {}};
    std::copy(message.begin(), message.end(), item.bytes.begin());
    if (!ring_.push(item)) count(lost_);
}

} // namespace atos
