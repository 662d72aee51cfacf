// SPDX-License-Identifier: Apache-2.0
// How a piano was before we touched it: on disk before the first write, so that a crash loses nothing.
#pragma once

#include "core/result.h"
#include "files/json.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atos {

struct PianoSnapshot {
    std::string keyboard; ///< profile id
    std::string port;     ///< output port
    /// Parameter -> raw value as the piano reported it, or its documented default where it cannot be read.
    std::map<std::string, int> before;
    /// Parameter -> every value that we have sent since. A piano that shows another was changed by its
    /// player.
    std::map<std::string, std::vector<int>> written;
};

/// One file for each model and port. Numbers that the MIDI system adds to a port's name ("FP-30X 24:0") do
/// not count.
[[nodiscard]] std::filesystem::path snapshotPath(const std::filesystem::path& folder,
                                                 const std::string& keyboard, const std::string& port);

/// Empty when there is none; badInput when it is damaged.
[[nodiscard]] Result<std::optional<PianoSnapshot>> readSnapshot(const std::filesystem::path& path);
/// Creates the folder when it is missing.
[[nodiscard]] Status writeSnapshot(const PianoSnapshot& snapshot, const std::filesystem::path& path);

} // namespace atos
