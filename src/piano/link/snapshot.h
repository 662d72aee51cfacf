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

enum class SnapshotState {
    open, ///< a change was begun and has not ended: its program died, or its piano went
    held, ///< changed for as long as the program runs
    kept, ///< the player chose to keep the tone; undo still brings back what was there
};

struct PianoSnapshot {
    std::string keyboard; ///< profile id
    std::string port;     ///< output port
    /// Parameter -> raw value as the piano reported it, or its documented default where it cannot be read.
    std::map<std::string, int> before;
    /// Parameter -> every value that we have sent since. A piano that shows another was changed by its
    /// player.
    std::map<std::string, std::vector<int>> written;
    SnapshotState state = SnapshotState::open;

    /// Whether its piano was left changed and nobody chose to keep it so.
    [[nodiscard]] bool unfinished() const { return state != SnapshotState::kept; }
    /// Whether a piano that shows `current` is as we found it or as we left it: nobody else changed it.
    [[nodiscard]] bool explains(const std::map<std::string, int>& current) const;
    /// Whether `current` has something that we wrote and did not find.
    [[nodiscard]] bool changed(const std::map<std::string, int>& current) const;
};

/// One file for each model and port. Numbers that the MIDI system adds to a port's name ("FP-30X 24:0") do
/// not count.
[[nodiscard]] std::filesystem::path snapshotPath(const std::filesystem::path& folder,
                                                 const std::string& keyboard, const std::string& port);

/// Empty when there is none; badInput when it is damaged.
[[nodiscard]] Result<std::optional<PianoSnapshot>> readSnapshot(const std::filesystem::path& path);
/// Creates the folder when it is missing.
[[nodiscard]] Status writeSnapshot(const PianoSnapshot& snapshot, const std::filesystem::path& path);

/// The file of the piano on that port; when there is none, that of the same model under the name most like
/// it, because a piano that was unplugged may come back under another. Empty when there is none either.
[[nodiscard]] std::optional<std::filesystem::path>
findSnapshot(const std::filesystem::path& folder, const std::string& keyboard, const std::string& port);

struct StoredSnapshot {
    std::filesystem::path path;
    PianoSnapshot snapshot;
};

/// The same, read; badInput when it is damaged.
[[nodiscard]] Result<std::optional<StoredSnapshot>>
storedSnapshot(const std::filesystem::path& folder, const std::string& keyboard, const std::string& port);
/// Pianos that an earlier program left changed: to be offered to be put back, which is a PianoLink::undo() on
/// the snapshot's port, with its keyboard's profile. By the names of their files.
[[nodiscard]] std::vector<PianoSnapshot> unfinishedSnapshots(const std::filesystem::path& folder);

} // namespace atos
