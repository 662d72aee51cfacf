// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/note_history.h"

#include <utility>

namespace atos {
namespace {

constexpr std::size_t mostEdits = 100;
constexpr std::size_t mostNotes = 1'000'000; ///< in all edits: 40 MB

std::size_t notesOf(const NoteEdit& edit) {
    return edit.removed.size() + edit.added.size();
}

} // namespace

void NoteHistory::did(NoteEdit edit) {
    while (edits_.size() > done_) {
        notes_ -= notesOf(edits_.back());
        edits_.pop_back();
    }
    notes_ += notesOf(edit);
    edits_.push_back(std::move(edit));
    while (edits_.size() > mostEdits || (notes_ > mostNotes && edits_.size() > 1)) {
        notes_ -= notesOf(edits_.front());
        edits_.pop_front();
    }
    done_ = edits_.size();
}

std::optional<NoteEdit> NoteHistory::undo() {
    if (!undoable()) return std::nullopt;
    return edits_[--done_].reversed();
}

std::optional<NoteEdit> NoteHistory::redo() {
    if (!redoable()) return std::nullopt;
    return edits_[done_++];
}

void NoteHistory::clear() {
    edits_.clear();
    done_ = 0;
    notes_ = 0;
}

} // namespace atos
