// SPDX-License-Identifier: Apache-2.0
// The chunks of a Standard MIDI File, found even when their lengths lie. Internal to music.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace atos {

struct SmfChunks {
    std::uint16_t division = 480;
    bool patterns = false;                             ///< type 2: every track is a piece of its own
    std::vector<std::span<const std::uint8_t>> tracks; ///< into the bytes that were read
    std::vector<std::string> warnings;
};

/// Types 0, 1 and 2, also wrapped in RIFF ("RMID"). badInput, one sentence about `subject`, when it is no
/// such file.
[[nodiscard]] Result<SmfChunks> readChunks(std::span<const std::uint8_t> bytes, const std::string& subject);

} // namespace atos
