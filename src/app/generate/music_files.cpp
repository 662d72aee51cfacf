// SPDX-License-Identifier: Apache-2.0
#include "app/generate/music_files.h"

#include "compose/note_grid.h"
#include "music/piano_roll.h"
#include "music/roll_png.h"
#include "music/smf.h"

namespace atos {

Result<Performance> readPrompt(const std::filesystem::path& midi) {
    return readMidi(midi);
}

Status writeMadeMusic(const Performance& music, double seconds, const MadeMusicFiles& files) {
    if (auto written = writeMidi(music, files.midi); !written) return written;
    if (files.picture.empty()) return {};
    RollOptions options;
    options.framesPerUnit = columnsPerSecond;
    options.seconds = seconds;
    const auto roll = drawRoll(music, options);
    if (!roll) return roll.error();
    return writeRollPng(*roll, files.picture);
}

} // namespace atos
