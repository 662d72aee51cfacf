// SPDX-License-Identifier: Apache-2.0
// MIDI bytes as text ("F0 7E 7F 06 01 F7") and as numbers (7-bit groups, most significant first). Any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace atos {

using MidiBytes = std::span<const std::uint8_t>;

/// Two hexadecimal digits a byte, separated by single spaces; empty text gives no bytes. badInput otherwise.
[[nodiscard]] Result<Bytes> bytesFromHex(std::string_view text);
[[nodiscard]] std::string hexFromBytes(MidiBytes bytes);

/// The lowest 7 * `count` bits of a number that is not negative; `count` 1..4.
[[nodiscard]] Bytes sevenBitGroups(int value, int count);
/// The number of at most four groups.
template<typename Group>
[[nodiscard]] int sevenBitNumber(std::span<const Group> groups) {
    int value = 0;
    for (const Group group : groups)
        value = value << 7 | (static_cast<int>(group) & 0x7F);
    return value;
}

[[nodiscard]] Bytes joined(Bytes start, MidiBytes more);
[[nodiscard]] bool startsWith(MidiBytes message, std::initializer_list<int> start);

} // namespace atos
