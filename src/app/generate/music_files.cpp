// SPDX-License-Identifier: Apache-2.0
#include "app/generate/music_files.h"

#include "app/score/write_music.h"
#include "compose/note_grid.h"
#include "music/piano_roll.h"
#include "music/roll_png.h"
#include "music/smf.h"

namespace atos {

Result<Performance> readPrompt(const std::filesystem::path& midi) {
    return readMidi(midi);
}

Result<std::vector<std::string>> writeMadeMusic(const Performance& music, double seconds,
                                                const MadeMusicFiles& files) {
    auto notes = writeMusic(music, files.music);
    if (!notes || files.picture.empty()) return notes;
    RollOptions options;
    options.framesPerUnit = columnsPerSecond;
    options.seconds = seconds;
    const auto roll = drawRoll(music, options);
    if (!roll) return roll.error();
    if (auto drawn = writeRollPng(*roll, files.picture); !drawn) return drawn.error();
    return notes;
}

} // namespace atos
