// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/edit_notes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace atos {
namespace {

constexpr std::size_t keys = 128;

/// A note of the list as it is to be.
struct Place {
    RecognisedNote note;
    std::size_t number = 0; ///< in the list; for a new note past its end
    bool chosen = false;
};

using Places = std::vector<Place>;

Places placesOf(const NoteList& notes, const NoteNumbers& chosen) {
    Places places(notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i)
        places[i] = {notes[i], i, false};
    for (const std::size_t number : chosen)
        places.at(number).chosen = true;
    return places;
}

void keepWithin(RecognisedNote& note, double end) {
    note.pitch = std::clamp(note.pitch, lowestNote, highestNote);
    note.velocity = std::clamp(note.velocity, 1, 127);
    note.onset = std::clamp(note.onset, 0.0, std::max(0.0, end - shortestNote));
    note.soundsTill =
        std::clamp(note.soundsTill, note.onset + shortestNote, std::max(end, note.onset + shortestNote));
}

/// Whether both stand to each other as they did in the list.
bool asHeard(const NoteList& notes, const Place& a, const Place& b) {
    if (a.number >= notes.size() || b.number >= notes.size()) return false;
    const RecognisedNote& before = notes[a.number];
    const RecognisedNote& after = notes[b.number];
    return before.pitch == after.pitch
           && std::abs((after.onset - before.onset) - (b.note.onset - a.note.onset)) < 1e-9;
}

/// Of two neighbours on a key the earlier ends where the later begins. False where an edit lets them begin
/// together.
bool makeRoom(const NoteList& notes, Places& places) {
    std::array<std::vector<Place*>, keys> byKey;
    for (Place& place : places)
        byKey.at(static_cast<std::size_t>(place.note.pitch)).push_back(&place);
    for (std::vector<Place*>& key : byKey) {
        std::stable_sort(key.begin(), key.end(),
                         [](const Place* a, const Place* b) { return a->note.onset < b->note.onset; });
        for (std::size_t i = 1; i < key.size(); ++i) {
            if (!key[i - 1]->chosen && !key[i]->chosen) continue; // as it was heard
            RecognisedNote& before = key[i - 1]->note;
            if (key[i]->note.onset < before.onset + shortestNote) {
                if (!asHeard(notes, *key[i - 1], *key[i])) return false;
                continue;
            }
            before.soundsTill = std::min(before.soundsTill, key[i]->note.onset);
        }
    }
    return true;
}

NoteEdit differenceFrom(const NoteList& notes, const Places& places) {
    NoteEdit edit;
    for (const Place& place : places) {
        const bool isNew = place.number >= notes.size();
        if (!isNew && notes[place.number] == place.note) continue;
        if (!isNew) edit.removed.push_back(notes[place.number]);
        if (place.chosen) edit.chosen.push_back(edit.added.size());
        edit.added.push_back(place.note);
    }
    return edit;
}

Result<NoteEdit> editOf(const NoteList& notes, Places places) {
    if (!makeRoom(notes, places))
        return badInput("Another note begins on the same key there.", "A key is struck once at a time.");
    return differenceFrom(notes, places);
}

/// As far as there is room to either side of where all stands now.
double within(double wanted, double down, double up) {
    return std::clamp(wanted, std::min(0.0, down), std::max(0.0, up));
}

} // namespace

NoteEdit NoteEdit::reversed() const {
    NoteEdit back{added, removed, NoteNumbers(removed.size())};
    std::iota(back.chosen.begin(), back.chosen.end(), std::size_t{0});
    return back;
}

NoteList edited(const NoteList& notes, const NoteEdit& edit) {
    NoteList removed = edit.removed;
    NoteList added = edit.added;
    std::sort(removed.begin(), removed.end());
    std::sort(added.begin(), added.end());
    NoteList kept;
    NoteList result;
    std::set_difference(notes.begin(), notes.end(), removed.begin(), removed.end(), std::back_inserter(kept));
    std::merge(kept.begin(), kept.end(), added.begin(), added.end(), std::back_inserter(result));
    return result;
}

Result<NoteEdit> addNote(const NoteList& notes, RecognisedNote note, double end) {
    Places places = placesOf(notes, {});
    note.confidence = 1;
    keepWithin(note, end);
    // It ends where the key is struck again.
    for (const RecognisedNote& other : notes)
        if (other.pitch == note.pitch && other.onset > note.onset)
            note.soundsTill = std::min(note.soundsTill, std::max(other.onset, note.onset + shortestNote));
    places.push_back({note, notes.size(), true});
    return editOf(notes, std::move(places));
}

NoteEdit removeNotes(const NoteList& notes, const NoteNumbers& chosen) {
    NoteEdit edit;
    for (const std::size_t number : chosen)
        edit.removed.push_back(notes.at(number));
    return edit;
}

Result<NoteEdit> moveNotes(const NoteList& notes, const NoteNumbers& chosen, int semitones, double seconds,
                           double end) {
    Places places = placesOf(notes, chosen);
    int lowest = highestNote;
    int highest = lowestNote;
    double first = end;
    double last = 0;
    for (const std::size_t number : chosen) {
        lowest = std::min(lowest, notes[number].pitch);
        highest = std::max(highest, notes[number].pitch);
        first = std::min(first, notes[number].onset);
        last = std::max(last, notes[number].soundsTill);
    }
    semitones = static_cast<int>(within(semitones, lowestNote - lowest, highestNote - highest));
    seconds = within(seconds, -first, end - last);
    if (semitones == 0 && seconds == 0) return NoteEdit{};
    for (Place& place : places) {
        if (!place.chosen) continue;
        place.note.pitch += semitones;
        place.note.onset = std::max(0.0, place.note.onset + seconds);
        place.note.soundsTill += seconds;
        place.note.confidence = 1;
    }
    return editOf(notes, std::move(places));
}

Result<NoteEdit> stretchNotes(const NoteList& notes, const NoteNumbers& chosen, double beginBy, double endBy,
                              double end) {
    Places places = placesOf(notes, chosen);
    for (Place& place : places) {
        if (!place.chosen) continue;
        RecognisedNote& note = place.note;
        note.onset = std::clamp(note.onset + beginBy, 0.0, note.soundsTill - shortestNote);
        note.soundsTill = std::max(note.onset + shortestNote, std::min(note.soundsTill + endBy, end));
    }
    return editOf(notes, std::move(places));
}

Result<NoteEdit> splitNotes(const NoteList& notes, const NoteNumbers& chosen, double at) {
    Places places = placesOf(notes, chosen);
    Places second;
    for (Place& place : places) {
        const bool sounds =
            place.note.onset + shortestNote <= at && at + shortestNote <= place.note.soundsTill;
        if (!place.chosen || !sounds) continue;
        second.push_back({place.note, notes.size(), true});
        second.back().note.onset = at;
        place.note.soundsTill = at;
    }
    if (second.empty())
        return badInput("None of these notes sounds there.", "Move the playhead into a note.");
    places.insert(places.end(), second.begin(), second.end());
    return editOf(notes, std::move(places));
}

Result<NoteEdit> changeLoudness(const NoteList& notes, const NoteNumbers& chosen, int by) {
    Places places = placesOf(notes, chosen);
    for (Place& place : places)
        if (place.chosen) place.note.velocity = std::clamp(place.note.velocity + by, 1, 127);
    return editOf(notes, std::move(places));
}

Result<NoteEdit> quantiseNotes(const NoteList& notes, const NoteNumbers& chosen, const BeatGrid* beats,
                               const Quantisation& to, double end) {
    if (beats == nullptr || !beats->sure)
        return badInput("The beat of this music is not clear enough to move notes to it.");
    Places places = placesOf(notes, chosen);
    const double margin = 0.5 / to.stepsPerQuarter; // quarter notes
    const double first = beats->tempo.beatAt(beats->from) - margin;
    const double last = beats->tempo.beatAt(beats->to) + margin;
    std::array<double, keys> before; // where the last note of each key begins
    before.fill(-1);
    for (std::size_t i = 0; i < places.size(); ++i) {
        RecognisedNote& note = places[i].note;
        double& onset = before.at(static_cast<std::size_t>(note.pitch));
        const double beat = beats->tempo.beatAt(note.onset);
        if (places[i].chosen && beat >= first && beat <= last) {
            const double target =
                beats->tempo.secondsAt(std::round(beat * to.stepsPerQuarter) / to.stepsPerQuarter);
            const double by = to.strength * (target - note.onset);
            const auto next =
                std::find_if(places.begin() + static_cast<std::ptrdiff_t>(i) + 1, places.end(),
                             [&note](const Place& other) { return other.note.pitch == note.pitch; });
            const bool free = note.onset + by >= onset + shortestNote
                              && (next == places.end() || next->note.onset >= note.onset + by + shortestNote);
            if (free && note.onset + by >= 0 && note.onset + by + shortestNote <= end) {
                note.onset += by;
                note.soundsTill = std::clamp(note.soundsTill + by, note.onset + shortestNote,
                                             std::max(end, note.onset + shortestNote));
            }
        }
        onset = note.onset;
    }
    return editOf(notes, std::move(places));
}

} // namespace atos
