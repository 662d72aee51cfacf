// SPDX-License-Identifier: Apache-2.0
// What a TranscriptEditor does to its notes.
#include "ui/base/words.h"
#include "ui/studio/transcript_editor.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {
namespace {

constexpr double plainStep = 0.05; // seconds, without a beat
constexpr double plainLength = 0.4;
constexpr double heardSeconds = 0.4;
constexpr double stepsPerQuarter = 4; // sixteenths
constexpr int middleC = 60;
constexpr int usualLoudness = 72;

} // namespace

NoteNumbers TranscriptEditor::selection() const {
    NoteNumbers numbers;
    for (std::size_t i = 0; i < selected_.size(); ++i)
        if (selected_[i]) numbers.push_back(i);
    return numbers;
}

NoteNumbers TranscriptEditor::selectionOrAll() const {
    if (selectedCount() > 0) return selection();
    NoteNumbers all(music().notes.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

void TranscriptEditor::perform(Result<NoteEdit> edit) {
    if (!edit) {
        refusal_ = words::error(edit.error());
        return Q_EMIT selectionChanged();
    }
    if (edit->empty()) return;
    apply(*edit);
    history_.did(std::move(*edit));
    Q_EMIT notesChanged(); // now it can be undone
}

void TranscriptEditor::apply(const NoteEdit& edit) {
    unkept_ = true;
    changeNotes(edited(music().notes, edit));
    NoteList chosen;
    for (const std::size_t number : edit.chosen)
        chosen.push_back(edit.added[number]);
    selectThose(chosen);
}

void TranscriptEditor::selectThose(const NoteList& notes) {
    for (const RecognisedNote& note : notes) {
        const auto found = std::lower_bound(music().notes.begin(), music().notes.end(), note);
        if (found == music().notes.end() || *found != note) continue;
        const auto number = found - music().notes.begin();
        selected_[static_cast<std::size_t>(number)] = true;
        if (current_ < 0 || number < current_) current_ = static_cast<int>(number);
    }
    Q_EMIT selectionChanged();
}

void TranscriptEditor::undo() {
    if (const auto edit = history_.undo()) apply(*edit);
}

void TranscriptEditor::redo() {
    if (const auto edit = history_.redo()) apply(*edit);
}

double TranscriptEditor::timeStep() const {
    if (!beatSure()) return plainStep;
    const double at = current_ < 0 ? position_ : music().notes[static_cast<std::size_t>(current_)].onset;
    const TempoMap& tempo = beats()->tempo;
    return tempo.secondsAt(tempo.beatAt(at) + 1 / stepsPerQuarter) - at;
}

void TranscriptEditor::addNote(int pitch, double seconds) {
    RecognisedNote note{seconds, seconds + plainLength, pitch, usualLoudness, 1};
    if (beatSure()) {
        const TempoMap& tempo = beats()->tempo;
        const double beat = std::round(tempo.beatAt(seconds) * stepsPerQuarter) / stepsPerQuarter;
        note.onset = tempo.secondsAt(beat);
        note.soundsTill = tempo.secondsAt(beat + beats()->beatQuarters);
    }
    perform(atos::addNote(music().notes, note, duration()));
    hearCurrent();
}

void TranscriptEditor::addAtPlayhead() {
    addNote(current_ < 0 ? middleC : music().notes[static_cast<std::size_t>(current_)].pitch, position_);
}

void TranscriptEditor::removeSelected() {
    perform(removeNotes(music().notes, selection()));
}

void TranscriptEditor::moveSelected(int semitones, double seconds) {
    perform(moveNotes(music().notes, selection(), semitones, seconds, duration()));
    if (semitones != 0) hearCurrent();
}

void TranscriptEditor::stretchSelected(double beginBy, double endBy) {
    perform(stretchNotes(music().notes, selection(), beginBy, endBy, duration()));
}

void TranscriptEditor::split(double seconds) {
    perform(splitNotes(music().notes, selectionOrAll(), seconds));
}

void TranscriptEditor::changeLoudness(int by) {
    perform(atos::changeLoudness(music().notes, selection(), by));
    hearCurrent();
}

void TranscriptEditor::quantise(int steps, double strength) {
    perform(quantiseNotes(music().notes, selectionOrAll(), beats().get(), {steps, strength}, duration()));
}

void TranscriptEditor::hearCurrent() {
    if (current_ < 0 || !refusal_.isEmpty()) return;
    const RecognisedNote& note = music().notes[static_cast<std::size_t>(current_)];
    hearKey(note.pitch, note.velocity);
}

void TranscriptEditor::hearKey(int pitch, int velocity) {
    if (playing_ || pitch < lowestNote || pitch > highestNote) return;
    Performance key;
    key.notes = {{0, heardSeconds, static_cast<std::uint8_t>(pitch), static_cast<std::uint8_t>(velocity)}};
    player_.play(key, 0, 2 * heardSeconds);
}

} // namespace atos
