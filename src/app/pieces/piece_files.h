// SPDX-License-Identifier: Apache-2.0
// The music that is there to be played: a folder of MIDI files, and the one that the program brings along.
#pragma once

#include "music/work_names.h"

#include <filesystem>
#include <vector>

namespace atos {

/// The MIDI files of a folder, by name; none when there is no such folder. Any thread.
[[nodiscard]] std::vector<std::filesystem::path> midiFiles(const std::filesystem::path& folder);
/// The folder of those that are shipped.
[[nodiscard]] std::filesystem::path shippedPieces();

/// What the pieces of a folder are called, by file name: its names.tsv; none when that is missing or damaged.
[[nodiscard]] WorkNames pieceNames(const std::filesystem::path& folder);

} // namespace atos
