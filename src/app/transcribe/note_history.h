// SPDX-License-Identifier: Apache-2.0
// The edits that can be undone and done again. One thread at a time.
#pragma once

#include "app/transcribe/edit_notes.h"

#include <deque>
#include <optional>

namespace atos {

/// The last 100 edits, fewer where they are of very many notes.
class NoteHistory {
public:
    /// What was undone before cannot be done again after this.
    void did(NoteEdit edit);
    /// The edit that undoes the last one; nothing when there is none.
    [[nodiscard]] std::optional<NoteEdit> undo();
    /// The edit that was undone last.
    [[nodiscard]] std::optional<NoteEdit> redo();
    [[nodiscard]] bool undoable() const { return done_ > 0; }
    [[nodiscard]] bool redoable() const { return done_ < edits_.size(); }
    void clear();

private:
    std::deque<NoteEdit> edits_;
    std::size_t done_ = 0; ///< of edits_; the rest was undone
    std::size_t notes_ = 0;
};

} // namespace atos
