// SPDX-License-Identifier: Apache-2.0
// Which note of one performance is which note of another, by the music alone: nobody has to play in time, and
// no score is needed. Any thread, pure functions.
#pragma once

#include "core/task.h"
#include "music/performance.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace atos {

/// Two performances of one piece share more than this; see docs/compare.md for how it was chosen.
inline constexpr double samePieceSimilarity = 0.5;

/// A moment in both, seconds.
struct AlignedMoment {
    double first = 0;
    double second = 0;
};

struct NoteAlignment {
    /// Indices into Performance::notes, by the first's onset.
    std::vector<std::pair<std::size_t, std::size_t>> matches;
    std::vector<AlignedMoment> timeline; ///< both rise; empty when nothing matches
    double similarity = 0;               ///< 2 x matches / (notes of both), 0..1

    [[nodiscard]] bool samePiece() const { return similarity > samePieceSimilarity; }
    /// The second's time for one of the first: between moments in proportion, outside as fast as the first.
    [[nodiscard]] double secondAt(double first) const;
};

/// Dynamic time warping (Sakoe & Chiba 1978) over chords of notes struck together, compared by the pitches
/// they share; then notes of equal pitch are matched where the path says that they must lie. An empty
/// alignment when cancelled or when one has no notes. Takes 64 MiB and a second at most: of very long
/// performances only paths near the diagonal are tried.
[[nodiscard]] NoteAlignment alignNotes(const Performance& first, const Performance& second,
                                       const Task& task = {});

} // namespace atos
