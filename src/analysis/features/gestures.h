// SPDX-License-Identifier: Apache-2.0
// What the hands do: figures by which a listener tells a rag from a nocturne. Any thread, pure functions.
#pragma once

#include "analysis/features/features.h"
#include "music/performance.h"

#include <vector>

namespace atos {

/// Shares, 0..1, of what the comment says, unless it gives another unit; 0 without notes. Notes that begin
/// within 50 ms of each other are one onset. None of them needs to know the beat.
struct Gestures {
    double onsetRate = 0; ///< onsets a second of the time from the first to the last
    double chordSize = 0; ///< keys struck together, mean
    double blocks = 0;    ///< of the onsets: three keys and more
    double brokenChords =
        0;           ///< of the lower hand's moves: a single note to another, a third to an octave away
    double runs = 0; ///< of the melody's moves: on in the direction it went, by a step
    double repetitions = 0; ///< of the melody's moves: the same key again
    double leapingBass =
        0;                ///< of the lower hand's onsets: low notes from which it leaps up to a chord, twice
    double longShort = 0; ///< of neighbouring waits: about two to one, as in swung eighths, not about even
    double detached = 0;  ///< of the notes: held less than half of the way to the next onset
    double clashes = 0;   ///< of the onsets of two keys and more: a semitone, major seventh or minor ninth
    double lowPower = 0;  ///< of the onsets: octaves and chords below C3

    /// All of them, in this order, for tables and JSON.
    [[nodiscard]] std::vector<Feature> named() const;
    friend bool operator==(const Gestures&, const Gestures&) = default;
};

[[nodiscard]] Gestures measureGestures(const Performance& performance);

} // namespace atos
