// SPDX-License-Identifier: Apache-2.0
// Everything that is measured on a set of clips without listening to it. Any thread.
#pragma once

#include "compose/note_grid.h"
#include "files/json.h"
#include "lab/composition/copied_notes.h"
#include "lab/composition/metrics_mgeval.h"
#include "lab/metrics/frechet.h"

#include <span>
#include <vector>

namespace atos {

/// The features of clips as points for a FrechetReference.
[[nodiscard]] PointCloud featurePoints(std::span<const NoteGrid> clips);

/// Measures sets of clips against real ones.
class ClipMeasure {
public:
    /// `reference`: real clips, more than 25. `training`: the pieces that copies may be of.
    ClipMeasure(std::span<const NoteGrid> reference, std::span<const NoteGrid> training);

    /// "frechet", "mgeval" (divergence and overlap of each property, and their means), "muse", "copied"
    /// (longest run of notes shared with the training music: mean and greatest) of at least two clips.
    [[nodiscard]] Json figures(std::span<const NoteGrid> clips) const;

private:
    FrechetReference frechetReference_;
    std::vector<MgevalProperties> reference_;
    KnownMusic training_;
};

} // namespace atos
