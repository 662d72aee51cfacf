// SPDX-License-Identifier: Apache-2.0
// Twenty-five plain properties of a clip, whose distribution tells real music from imitations. Any thread.
#pragma once

#include "compose/note_grid.h"

#include <array>
#include <string_view>

namespace atos {

inline constexpr std::size_t clipFeatureCount = 25;
using ClipFeatures = std::array<double, clipFeatureCount>;

/// Names, in the order of the values.
[[nodiscard]] const std::array<std::string_view, clipFeatureCount>& clipFeatureNames();

/// Shares of the twelve degrees above the tonic of the best key; mean, deviation and range of the pitches in
/// semitones; mean and deviation of the logarithms (base 2) of lengths and of times between onsets, in
/// columns; mean and deviation of the number of notes that sound; share of silent columns; notes a second;
/// share of onsets on every fourth column; mean distance in semitones between the highest notes of onsets
/// that follow each other. All 0, but for the silence, without notes.
[[nodiscard]] ClipFeatures clipFeatures(const NoteGrid& grid);

} // namespace atos
