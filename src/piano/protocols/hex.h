// SPDX-License-Identifier: Apache-2.0
// MIDI bytes as people write them: "F0 7E 7F 06 01 F7". Any thread.
#pragma once

#include "core/result.h"
#include "files/bytes.h"

#include <span>
#include <string>
#include <string_view>

namespace atos {

/// Two hexadecimal digits a byte, separated by single spaces; empty text gives no bytes. badInput otherwise.
[[nodiscard]] Result<Bytes> bytesFromHex(std::string_view text);
[[nodiscard]] std::string hexFromBytes(std::span<const std::uint8_t> bytes);

} // namespace atos
