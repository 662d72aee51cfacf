// SPDX-License-Identifier: Apache-2.0
// Which files are recordings, and why one cannot be read, in words. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>

namespace atos {

/// Whether a file is called as recordings are, those with formats that are refused by name among them: a
/// sentence about sound is of more use then than one about MIDI. Opens nothing.
[[nodiscard]] bool isRecordingName(const std::filesystem::path& file);
/// Whether a file is one, whatever it is called: by its first bytes, or else by its name.
[[nodiscard]] bool isRecording(const std::filesystem::path& file);

/// badInput when there is no file, or a folder, or nothing in it.
[[nodiscard]] Status requireSoundFile(const std::filesystem::path& path);
/// For a file that nothing can decode: names its format where its first bytes tell it.
[[nodiscard]] Error unreadableSound(const std::filesystem::path& path);

} // namespace atos
