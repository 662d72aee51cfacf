// SPDX-License-Identifier: Apache-2.0
// How much of a clip was copied: the longest run of notes that it shares with known music. Any thread.
#pragma once

#include "compose/note_grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// Remembers music as steps from note to note (columns, semitones), so that a copy is found in any key.
/// A suffix array (U. Manber and G. Myers, 1993) over all steps.
class KnownMusic {
public:
    /// Copies are told apart up to this many notes.
    static constexpr std::size_t longestCopy = 64;

    explicit KnownMusic(std::span<const NoteGrid> pieces);

    /// The number of notes in the longest run of the clip that stands in a piece too; 1 or 0 when there is
    /// none.
    [[nodiscard]] std::size_t longestShared(const NoteGrid& clip) const;

private:
    using Step = std::uint32_t;
    [[nodiscard]] static std::vector<Step> stepsOf(const NoteGrid& grid);
    [[nodiscard]] std::size_t common(std::size_t place, std::span<const Step> steps) const;

    std::vector<Step> steps_; ///< the pieces one after the other, each ended by a step that no clip has
    std::vector<std::uint32_t> order_; ///< places in `steps_`, by what follows
};

} // namespace atos
