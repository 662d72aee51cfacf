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

/// An RGB PNG (red: onset velocity, green: sounding, blue: damper) with the frame rate and clock as tEXt
/// metadata ("atos:framesPerUnit", "atos:clock"). At most 2^20 frames; badInput for any other image.
[[nodiscard]] Status writeRollPng(const PianoRoll& roll, const std::filesystem::path& path);
/// `name` begins the sentence that refuses the bytes.
[[nodiscard]] Result<PianoRoll> decodeRollPng(std::span<const std::uint8_t> bytes, const std::string& name);
[[nodiscard]] Result<PianoRoll> readRollPng(const std::filesystem::path& path);

} // namespace atos
