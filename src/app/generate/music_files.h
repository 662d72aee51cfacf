// SPDX-License-Identifier: Apache-2.0
// The files around music that a program makes: what it goes on from, and what it is written to.
#pragma once

#include "core/result.h"
#include "music/performance.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

/// A MIDI file to go on from. badInput as readMidi().
[[nodiscard]] Result<Performance> readPrompt(const std::filesystem::path& midi);

struct MadeMusicFiles {
    std::filesystem::path music; ///< MIDI, or MusicXML under a name that ends so
    /// A piano roll of 8 columns a second, from which `atos unroll` makes the music again; empty: not wanted.
    std::filesystem::path picture;
};

/// Each file is written whole or not at all; the music first. The picture shows so many seconds. What is not
/// sure about a score comes back, one sentence each.
[[nodiscard]] Result<std::vector<std::string>> writeMadeMusic(const Performance& music, double seconds,
                                                              const MadeMusicFiles& files);

} // namespace atos
