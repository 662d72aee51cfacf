// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/sample_strip.h"

#include "music/roll_png.h"

namespace atos {

Status writeSampleStrip(std::span<const NoteGrid> clips, const std::filesystem::path& path) {
    NoteGrid strip;
    for (const NoteGrid& clip : clips) {
        for (GridNote note : clip.notes) {
            note.column += strip.columns;
            strip.notes.push_back(note);
        }
        strip.columns += clip.columns + columnsPerSecond;
    }
    RollOptions options;
    options.framesPerUnit = columnsPerSecond;
    options.seconds = static_cast<double>(strip.columns) / columnsPerSecond;
    const auto roll = drawRoll(performanceFrom(strip), options);
    if (!roll) return roll.error();
    return writeRollPng(*roll, path);
}

} // namespace atos
