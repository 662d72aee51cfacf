// SPDX-License-Identifier: Apache-2.0
// A next-note model as a generator: the LSTM, and its baseline. One thread at a time for one generator.
#pragma once

#include "compose/generation.h"
#include "compose/note_model.h"

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

/// The shipped LSTM, or another file of its weights (compose/lstm.h says what can be wrong with it).
[[nodiscard]] Result<std::unique_ptr<Generator>> openLstmGenerator(const std::filesystem::path& weights);
/// The Markov baseline, which learns from the open training pieces under `data` each time (seconds).
[[nodiscard]] Result<std::unique_ptr<Generator>> openMarkovGenerator(const std::filesystem::path& data,
                                                                     const Task& task);

} // namespace atos
