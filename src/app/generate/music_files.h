// SPDX-License-Identifier: Apache-2.0
// The files around music that a program makes: what it goes on from, and what it is written to.
#pragma once

#include "core/result.h"
#include "music/performance.h"

#include <filesystem>

namespace atos {

/// A MIDI file to go on from. badInput as readMidi().
[[nodiscard]] Result<Performance> readPrompt(const std::filesystem::path& midi);

struct MadeMusicFiles {
    std::filesystem::path midi;
    /// A piano roll of 8 columns a second, from which `atos unroll` makes the music again; empty: not wanted.
    std::filesystem::path picture;
};

/// Each file is written whole or not at all; the MIDI file first. The picture shows so many seconds.
[[nodiscard]] Status writeMadeMusic(const Performance& music, double seconds, const MadeMusicFiles& files);

} // namespace atos
