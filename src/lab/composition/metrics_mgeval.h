// SPDX-License-Identifier: Apache-2.0
// Are the clips of a set as different from real clips as real clips are from each other? By the measures of
// L.-C. Yang and A. Lerch, "On the evaluation of generative models in music", 2018. Any thread.
#pragma once

#include "compose/note_grid.h"
#include "lab/composition/distance_density.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace atos {

inline constexpr std::array<std::string_view, 8> mgevalNames{
    "pitch_count", "note_count",    "pitch_class_histogram", "pitch_class_transitions",
    "pitch_range", "mean_interval", "mean_onset_gap",        "note_length_histogram"};

/// The values of each property; distances between clips are Euclidean.
using MgevalProperties = std::array<std::vector<double>, mgevalNames.size()>;

/// Intervals follow the highest notes of successive onsets; lengths are counted by powers of 2 of a column.
[[nodiscard]] MgevalProperties mgevalProperties(const NoteGrid& grid);

/// For each property, the distances within the real clips against those between real and made ones. At least
/// two real clips and one made.
[[nodiscard]] std::array<DensityLikeness, mgevalNames.size()>
compareByMgeval(std::span<const MgevalProperties> real, std::span<const MgevalProperties> made);

} // namespace atos
