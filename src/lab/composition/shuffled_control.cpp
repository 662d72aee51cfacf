// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/shuffled_control.h"

#include <algorithm>
#include <random>

namespace atos {

std::vector<NoteGrid> shuffledControl(std::span<const NoteGrid> clips, std::uint64_t seed) {
    std::vector<int> steps;
    std::vector<int> lengths;
    std::vector<std::uint8_t> pitches;
    std::vector<std::uint8_t> velocities;
    for (const NoteGrid& clip : clips) {
        int before = 0;
        for (const GridNote& note : clip.notes) {
            steps.push_back(note.column - before);
            lengths.push_back(note.length);
            pitches.push_back(note.pitch);
            velocities.push_back(note.velocity);
            before = note.column;
        }
    }
    std::mt19937_64 random(seed);
    std::shuffle(steps.begin(), steps.end(), random);
    std::shuffle(lengths.begin(), lengths.end(), random);
    std::shuffle(pitches.begin(), pitches.end(), random);
    std::shuffle(velocities.begin(), velocities.end(), random);
    std::vector<NoteGrid> control;
    std::size_t next = 0;
    for (const NoteGrid& clip : clips) {
        Performance notes;
        int column = 0;
        for (std::size_t i = 0; i < clip.notes.size(); ++i, ++next) {
            column += steps[next];
            notes.notes.push_back({static_cast<double>(column) / columnsPerSecond,
                                   static_cast<double>(lengths[next]) / columnsPerSecond, pitches[next],
                                   velocities[next]});
        }
        control.push_back(excerpt(noteGrid(notes), 0, clip.columns));
    }
    return control;
}

} // namespace atos
