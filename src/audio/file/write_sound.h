// SPDX-License-Identifier: Apache-2.0
// Recordings out, compressed. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <span>

namespace atos {

/// How a recording is stored.
enum class SoundFormat { flac, mp3, vorbis };

/// ".flac", ".mp3" or ".ogg".
[[nodiscard]] const char* extensionOf(SoundFormat format);
/// Mono, written whole or not at all. `quality` of the lossy formats 0 (small) .. 1 (good).
[[nodiscard]] Status writeSound(std::span<const float> mono, int sampleRate, SoundFormat format,
                                double quality, const std::filesystem::path& path);

} // namespace atos
