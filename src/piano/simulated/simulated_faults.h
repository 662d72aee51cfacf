// SPDX-License-Identifier: Apache-2.0
// How a simulated piano misbehaves.
#pragma once

#include "core/result.h"

#include <string_view>

namespace atos {

struct SimulatedFaults {
    bool silent = false;       ///< answers nothing
    bool ignoreWrites = false; ///< hears but does not obey
    bool echo = false;         ///< says again everything that it hears
    int dropReplies = 0;       ///< so many answers get lost
    int corruptReplies = 0;    ///< so many answers have a flipped bit, which their checksum shows
    int slowMs = 0;            ///< milliseconds before an answer
    int chunkBytes = 0;        ///< answers come in pieces of so many bytes; 0: whole
    int unplugAtReply = 0;     ///< the plug is pulled in the middle of this answer from now on; 0: never
    int unplugAtWrite = 0;     ///< the plug is pulled after the value that it is told so often; 0: never
    int powerOffSeconds = 0;   ///< switches itself off when it hears nothing for so long; 0: never
};

/// `text` is "silent", "refuse", "echo", "drop=2", "corrupt=1", "slow=200" (ms), "chunk=4" (bytes),
/// "unplug=3" (in the third answer), "unplug-write=2" (after the second value), "power-off=60" (seconds); 0
/// ends a fault. badInput, with the names, when it
/// is none of these.
[[nodiscard]] Status applyFault(SimulatedFaults& faults, std::string_view text);

} // namespace atos
