// SPDX-License-Identifier: Apache-2.0
// Brings back the takes of a process that was killed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct RecoveredTakes {
    std::vector<std::filesystem::path> takes; ///< MIDI files, oldest first
    std::vector<std::string> warnings;        ///< what was lost or set aside, one sentence each
};

/// Turns every journal in the folder that no living process holds into a MIDI file of the same name. Any
/// thread; LiveEngine::start() does it for its folder.
[[nodiscard]] RecoveredTakes recoverTakes(const std::filesystem::path& folder);

} // namespace atos
