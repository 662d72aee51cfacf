// SPDX-License-Identifier: Apache-2.0
// Roland's piano app protocol: F0 41 10 00 00 00 28 <command> <address> <data> <checksum> F7, addresses of
// four bytes. Sources: packet captures in bluebrother/fp30remote (README.rst), pianco (roland.js),
// RolandFP30xController. Any thread.
#pragma once

#include "piano/protocols/protocol.h"

#include <optional>

namespace atos {

extern const Protocol& rolandApp;

/// "Data set": writes `data` from `address` (four bytes) on.
[[nodiscard]] Bytes rolandDataSet(MidiBytes address, MidiBytes data);
/// "Data request": asks for `size` bytes from `address` on.
[[nodiscard]] Bytes rolandDataRequest(MidiBytes address, int size);

struct RolandMessage {
    bool isDataSet = false; ///< otherwise a data request
    Bytes address;          ///< four bytes
    Bytes data;             ///< of a request: the four bytes of its size
};

/// Empty when it is no message of this protocol or its checksum is wrong.
[[nodiscard]] std::optional<RolandMessage> parseRoland(MidiBytes message);

} // namespace atos
