// SPDX-License-Identifier: Apache-2.0
// Corrections of notes that were written down, each as what it takes away and what it puts there, so that it
// can be undone. Any thread, pure functions.
#pragma once

#include "analysis/tempo/beat_grid.h"
#include "core/result.h"
#include "transcribe/note_decoder.h"

#include <vector>

namespace atos {

/// By onset, then pitch (and whatever else tells two apart).
using NoteList = std::vector<RecognisedNote>;
/// Numbers of notes in the list, rising.
using NoteNumbers = std::vector<std::size_t>;

struct NoteEdit {
    NoteList removed;
    NoteList added;
    NoteNumbers chosen; ///< those of `added` that the edit was about; the rest only made room for them

    [[nodiscard]] bool empty() const { return removed.empty() && added.empty(); }
    [[nodiscard]] NoteEdit reversed() const; ///< undoes it; all that comes back is chosen
};

/// The list without what goes and with what comes, in order. What goes must be in it.
[[nodiscard]] NoteList edited(const NoteList& notes, const NoteEdit& edit);

inline constexpr double shortestNote = 0.03; ///< seconds
inline constexpr int lowestNote = 21;        ///< A0
inline constexpr int highestNote = 108;      ///< C8

// What all edits keep to: keys of a piano; within 0 and `end` seconds; at least as long as the shortest note;
// one note at a time on a key, for which the earlier is cut short. badInput where two would begin together on
// one key. Edits of no notes are empty.

/// A note of the player's own, which counts as sure.
[[nodiscard]] Result<NoteEdit> addNote(const NoteList& notes, RecognisedNote note, double end);
[[nodiscard]] NoteEdit removeNotes(const NoteList& notes, const NoteNumbers& chosen);
/// All of them together, as far as the first of them can go.
[[nodiscard]] Result<NoteEdit> moveNotes(const NoteList& notes, const NoteNumbers& chosen, int semitones,
                                         double seconds, double end);
/// Moves beginnings and ends, each note as far as it can go.
[[nodiscard]] Result<NoteEdit> stretchNotes(const NoteList& notes, const NoteNumbers& chosen, double beginBy,
                                            double endBy, double end);
/// Each in two at that time; those that do not sound there stay whole. badInput where none does.
[[nodiscard]] Result<NoteEdit> splitNotes(const NoteList& notes, const NoteNumbers& chosen, double at);
/// 1 to 127.
[[nodiscard]] Result<NoteEdit> changeLoudness(const NoteList& notes, const NoteNumbers& chosen, int by);

/// How finely notes are moved to the beat.
struct Quantisation {
    int stepsPerQuarter = 4; ///< 2: eighths, 4: sixteenths, 3: triplets of eighths
    double strength = 1;     ///< 0 (nothing) .. 1 (onto it)
};
/// Moves notes to the beat and keeps how long they are. Where two would fall together on one key, and before
/// the first and after the last beat that is known, they stay. badInput unless the beat is sure.
[[nodiscard]] Result<NoteEdit> quantiseNotes(const NoteList& notes, const NoteNumbers& chosen,
                                             const BeatGrid* beats, const Quantisation& to, double end);

} // namespace atos
