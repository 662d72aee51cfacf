// SPDX-License-Identifier: Apache-2.0
// Why a file is no recording that can be read, in words. Private to this room.
#pragma once

#include "core/result.h"

#include <filesystem>

namespace atos {

/// badInput when there is no file, or a folder, or nothing in it.
[[nodiscard]] Status requireSoundFile(const std::filesystem::path& path);
/// For a file that libsndfile refused: names its format where its first bytes tell it.
[[nodiscard]] Error unreadableSound(const std::filesystem::path& path);

} // namespace atos
