// SPDX-License-Identifier: Apache-2.0
// The message frame of Roland's piano app protocol: F0 41 10 00 00 00 28 <command> <address> <data>
// <checksum> F7. Sources: packet captures in bluebrother/fp30remote (README.rst), pianco (roland.js),
// RolandFP30xController.
#pragma once

#include "files/bytes.h"

#include <optional>
#include <span>

namespace atos {

/// (128 - sum mod 128) mod 128 over address and data.
[[nodiscard]] std::uint8_t rolandChecksum(std::span<const std::uint8_t> addressAndData);

/// "Data set": writes `data` from `address` (four bytes) on.
[[nodiscard]] Bytes rolandDataSet(std::span<const std::uint8_t> address, std::span<const std::uint8_t> data);
/// "Data request": asks for `size` bytes from `address` on.
[[nodiscard]] Bytes rolandDataRequest(std::span<const std::uint8_t> address, int size);

struct RolandMessage {
    bool isDataSet = false; ///< otherwise a data request
    Bytes address;          ///< four bytes
    Bytes data;             ///< of a request: the four bytes of its size
};

/// Empty when it is no message of this protocol or its checksum is wrong.
[[nodiscard]] std::optional<RolandMessage> parseRoland(std::span<const std::uint8_t> message);

/// An address as the number of the byte it names (7 bits an address byte).
[[nodiscard]] int rolandLinear(std::span<const std::uint8_t> address);

} // namespace atos
