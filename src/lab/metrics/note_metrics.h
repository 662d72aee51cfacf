// SPDX-License-Identifier: Apache-2.0
// How well notes were found. Notes match one to one when the pitch is equal and the onset within 50 ms; with
// offsets, also when the end is within 50 ms or a fifth of the true length; with velocities, also when the
// velocity, after the straight line that fits them best, is within a tenth of the true range (M. Bay and
// others, ISMIR 2009; C. Raffel and others, "mir_eval", ISMIR 2014; C. Hawthorne and others, ISMIR 2018).
// Pure, any thread.
#pragma once

#include "music/performance.h"

#include <span>

namespace atos {

struct FoundCounts {
    std::size_t truth = 0, found = 0, matched = 0;

    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const; ///< 0 when nothing matched
};

struct NoteScores {
    FoundCounts notes;
    FoundCounts withOffsets;
    FoundCounts withVelocities;
    FoundCounts withOffsetsAndVelocities;
    double medianOnsetError = 0; ///< seconds that matched notes were found late (below 0: early)
};

/// Durations are those of the sound, pedal included, in both.
[[nodiscard]] NoteScores scoreNotes(std::span<const Note> truth, std::span<const Note> found);

/// The damper, asked 50 times a second until `seconds`: how often it was rightly said to be down.
[[nodiscard]] FoundCounts scorePedal(std::span<const Pedal> truth, std::span<const Pedal> found,
                                     double seconds);

} // namespace atos
