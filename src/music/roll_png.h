// SPDX-License-Identifier: Apache-2.0
// Piano-roll images as PNG files, lossless. Any thread.
#pragma once

#include "core/result.h"
#include "music/piano_roll.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace atos {

/// An RGB PNG (red: onset velocity, green: sounding, blue: damper) with the frame rate, the clock and, in
/// beats, the tempo as tEXt metadata ("atos:framesPerUnit", "atos:clock", "atos:tempo": beat and seconds a
/// beat of each change). At most 2^20 frames and 20,000 changes of tempo; badInput for any other image.
[[nodiscard]] Status writeRollPng(const PianoRoll& roll, const std::filesystem::path& path);

struct RollPng {
    PianoRoll roll;
    bool rateStated =
        true; ///< false: the image says none, as when an editor saved it, so the usual one is taken
};

/// Also what image editors make of such a file: with a palette, an alpha channel or 16 bits, and without
/// metadata. `name` begins the sentence that refuses the bytes.
[[nodiscard]] Result<RollPng> decodeRollPng(std::span<const std::uint8_t> bytes, const std::string& name);
[[nodiscard]] Result<RollPng> readRollPng(const std::filesystem::path& path);

} // namespace atos
