// SPDX-License-Identifier: Apache-2.0
// Drawings to music. A next-note model writes the music, biased towards the drawing
// (compose/draw/drawing_bias.h), a scale and a progression, by a particle filter: several continuations, the
// particles, run side by side, and at every bar those that follow the drawing better are carried on more
// often (sequential Monte Carlo; N. Gordon and others, "Novel approach to nonlinear/non-Gaussian Bayesian
// state estimation", 1993). One thread at a time for one model.
#pragma once

#include "compose/draw/draw_scores.h"
#include "compose/generation.h"
#include "compose/lstm/note_model.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <vector>

namespace atos {

/// Five stops of the slider from "sounds like" to "looks like".
inline constexpr std::array<double, 5> lookStops{0.5, 1, 2, 3, 5};
inline constexpr double usualLook = 3;
inline constexpr double mostLook = 20;

struct DrawRequest {
    /// seed, temperature, top-p, key, style, prompt and chord plan as for any generator; the length is the
    /// drawing's. Without a key: the prompt's, else C major. Without a plan: a common progression
    /// (compose/lstm/harmony_bias.h).
    GenerationRequest music;
    double look = usualLook; ///< 0 (only what sounds) .. mostLook
    int particles = 8;       ///< continuations side by side, 1 .. 64
};

struct DrawnMusic {
    Performance performance; ///< notes on the drawing are loud (80 .. 105), others soft (35 .. 50)
    NoteGrid grid;           ///< the same, on the drawing's columns
    Key key;
    double look = 0;
    DrawScores scores;
};

/// `target` as in compose/draw/target_mask.h. `judge` scores the result and may be null; it must be another
/// model than `model`. Deterministic. badInput for what a drawing or a request may not be; cancels within 50
/// ms of work.
[[nodiscard]] Result<DrawnMusic> drawMusic(const cv::Mat& target, const DrawRequest& request,
                                           const NoteModel& model, const NoteModel* judge, const Task& task);

} // namespace atos
