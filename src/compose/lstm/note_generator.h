// SPDX-License-Identifier: Apache-2.0
// A next-note model as a generator, such as the LSTM. One thread at a time for one generator.
#pragma once

#include "compose/generation.h"
#include "compose/lstm/note_model.h"

#include <filesystem>
#include <memory>
#include <string>

namespace atos {

class NoteGenerator : public Generator {
public:
    /// `name` as in titles: "LSTM".
    NoteGenerator(std::string name, std::unique_ptr<NoteModel> model);

    [[nodiscard]] Result<Performance> generate(const GenerationRequest& request,
                                               const Task& task) const override;

private:
    std::string name_;
    std::unique_ptr<NoteModel> model_;
};

/// The shipped LSTM, or another file of its weights (compose/lstm/lstm.h says what can be wrong with it).
[[nodiscard]] Result<std::unique_ptr<Generator>> openLstmGenerator(const std::filesystem::path& weights);
} // namespace atos
