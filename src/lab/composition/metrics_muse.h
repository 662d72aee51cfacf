// SPDX-License-Identifier: Apache-2.0
// The measures of MuseGAN (H.-W. Dong and others, arXiv:1709.06298) for a piano, bar by bar. Any thread.
#pragma once

#include "compose/note_grid.h"

#include <span>

namespace atos {

inline constexpr int columnsOfABar = 16; ///< a measure of 4/4 at 120 beats a minute

/// Averages over clips.
struct MuseFigures {
    double emptyBars = 0;          ///< share of bars in which nothing sounds
    double pitchClassesPerBar = 0; ///< different ones that sound in a bar that is not empty
    double qualifiedNotes = 0;     ///< share of notes of two columns or more
    double polyphonic = 0;         ///< share of columns in which three notes or more sound
    double inScale = 0;            ///< share of sounding columns in the scale that fits the clip best
    double tonalDistance = 0;      ///< between bars that follow each other
    double selfSimilarity = 0;     ///< mean cosine between the bars' onsets by pitch class and column
};

/// The tonal distance is that of the tonal centroids of C. Harte, M. Sandler and M. Gasser ("Detecting
/// harmonic change in musical audio", 2006): MuseGAN has it between tracks, of which a piano has one. All 0
/// without clips; clips without notes count for the empty bars alone.
[[nodiscard]] MuseFigures museFigures(std::span<const NoteGrid> clips);

} // namespace atos
