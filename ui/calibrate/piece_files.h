// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

namespace atos {

/// The MIDI files of a folder, by name; none when there is no such folder. Any thread.
[[nodiscard]] std::vector<std::filesystem::path> midiFiles(const std::filesystem::path& folder);

} // namespace atos
