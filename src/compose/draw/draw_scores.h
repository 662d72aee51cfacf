// SPDX-License-Identifier: Apache-2.0
// How much music looks like a drawing and how much it sounds like music. Any thread, pure functions.
#pragma once

#include "compose/lstm/note_model.h"
#include "compose/note_grid.h"

#include <opencv2/core/mat.hpp>

#include <optional>

namespace atos {

struct DrawScores {
    double precision = 0; ///< share of what sounds that lies within 2 semitones and 1 column of the drawing
    double recall = 0;    ///< share of the drawing within 2 semitones and 1 column of what sounds
    double f1 = 0;        ///< the harmonic mean of the two: how much it looks like the drawing
    double inKey = 0;     ///< share of the notes in the scale that fits them best, of 24
    double dissonance =
        0; ///< share of the pairs of notes that sound together a semitone, a tone or a tritone apart
    /// Nats a note, loudness left aside, under a model that did not make the music: how much it sounds like
    /// music (real music has the same). Absent without such a model or without notes.
    std::optional<double> nats;
};

/// `target` is a target mask of as many columns as the grid has. `judge` may be null.
[[nodiscard]] Result<DrawScores> scoreDrawing(const cv::Mat& target, const NoteGrid& grid,
                                              const NoteModel* judge);

/// Nats a note of music at one loudness, its velocities not counted; nothing without notes.
[[nodiscard]] Result<std::optional<double>> natsWithoutLoudness(const NoteGrid& grid, const NoteModel& judge);

} // namespace atos
