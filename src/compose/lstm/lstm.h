// SPDX-License-Identifier: Apache-2.0
// The next-note LSTM: two layers that read one note at a time, and four small networks that choose its step,
// pitch, duration and velocity one after the other. A step of the recurrent network a note instead of one a
// token makes training and sampling four times as fast. Implemented in the networks plugin.
#pragma once

#include "compose/lstm/note_model.h"

#include <filesystem>

namespace atos {

class LstmNotes : public NoteModel {
public:
    /// Opens the plugin (about 0.9 s the first time: call it from a worker). environment when it is missing,
    /// badInput when the weights are not what they should be.
    [[nodiscard]] static Result<std::unique_ptr<LstmNotes>> load(const std::filesystem::path& weights);
};

} // namespace atos
