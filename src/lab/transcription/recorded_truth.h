// SPDX-License-Identifier: Apache-2.0
// Recordings with their notes beside them. Any thread.
#pragma once

#include "core/result.h"
#include "music/performance.h"

#include <filesystem>
#include <vector>

namespace atos {

struct RecordedPiece {
    std::filesystem::path sound, notes;
};

/// What was really played: notes as long as they sound.
struct RecordedTruth {
    std::vector<Note> sounding;
    std::vector<Pedal> pedals; ///< none from a table
};

/// By name. badInput when the folder holds no recording with a .mid, .midi or .tsv of the same name.
[[nodiscard]] Result<std::vector<RecordedPiece>> recordedPieces(const std::filesystem::path& folder);

/// A MIDI file, or a table: lines of onset and offset in seconds, MIDI key number and velocity, divided by
/// white space; lines that begin with # are left out.
[[nodiscard]] Result<RecordedTruth> readTruth(const std::filesystem::path& notes);

} // namespace atos
