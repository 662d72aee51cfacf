// SPDX-License-Identifier: Apache-2.0
#include "app/generate/moved_music.h"

#include "analysis/harmony.h"
#include "analysis/tempo/beat_grid.h"

namespace atos {
namespace {

constexpr int lowestKey = 21;
constexpr int highestKey = 108;

/// The major key with the same scale.
int relativeMajor(const Key& key) {
    return key.mode == Mode::major ? key.tonic : (key.tonic + 3) % 12;
}

} // namespace

Performance inScaleOf(const Key& wished, Performance music) {
    if (music.notes.empty()) return music;
    int semitones = (relativeMajor(wished) - relativeMajor(findKeys(music).global) + 12) % 12;
    if (semitones > 6) semitones -= 12;
    for (Note& note : music.notes) {
        int pitch = note.pitch + semitones;
        if (pitch < lowestKey) pitch += 12;
        if (pitch > highestKey) pitch -= 12;
        note.pitch = static_cast<std::uint8_t>(pitch);
    }
    music.sort();
    return music;
}

Performance asPrompt(Performance music) {
    if (music.tempo.origin == TempoOrigin::stated) return music;
    if (const auto beats = findBeatGrid(music); beats && beats->sure) {
        music.tempo = beats->tempo;
        music.tempo.origin = TempoOrigin::stated;
    }
    return music;
}

} // namespace atos
