// SPDX-License-Identifier: Apache-2.0
// Numbers on a MIDI wire: 7-bit groups, most significant first.
#pragma once

#include "files/bytes.h"

#include <span>

namespace atos {

/// The lowest 7 * `count` bits of a number that is not negative; `count` 1..4.
[[nodiscard]] inline Bytes sevenBitGroups(int value, int count) {
    Bytes groups;
    for (int shift = 7 * (count - 1); shift >= 0; shift -= 7)
        groups.push_back(static_cast<std::uint8_t>((value >> shift) & 0x7F));
    return groups;
}

/// The number of at most four groups.
template<typename Group>
[[nodiscard]] int sevenBitNumber(std::span<const Group> groups) {
    int value = 0;
    for (const Group group : groups)
        value = value << 7 | (static_cast<int>(group) & 0x7F);
    return value;
}

} // namespace atos
