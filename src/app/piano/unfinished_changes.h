// SPDX-License-Identifier: Apache-2.0
// What an earlier run, cut short, left changed on a piano: offered to be put back, never put back unasked.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

struct UnfinishedChange {
    std::string keyboard; ///< profile id
    std::string port;     ///< of the piano's output; PianoLink::undo() on it puts back what was there
};

/// By the snapshots in that folder (snapshotFolder()); none when there is no such folder. Any thread.
[[nodiscard]] std::vector<UnfinishedChange> unfinishedChanges(const std::filesystem::path& snapshots);

/// Whether there is something to undo on that piano, which may have come back under another port's name.
[[nodiscard]] bool canBePutBack(const std::filesystem::path& snapshots, const std::string& keyboard,
                                const std::string& port);

} // namespace atos
