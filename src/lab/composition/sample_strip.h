// SPDX-License-Identifier: Apache-2.0
// A few clips side by side in one piano-roll picture. Any thread.
#pragma once

#include "compose/note_grid.h"
#include "core/result.h"

#include <filesystem>
#include <span>

namespace atos {

/// A second of silence stands between the clips. At most an hour of music.
[[nodiscard]] Status writeSampleStrip(std::span<const NoteGrid> clips, const std::filesystem::path& path);

} // namespace atos
