// SPDX-License-Identifier: Apache-2.0
// `atos evaluate lstm`: how well the next note is foreseen in music that was not learnt from.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <filesystem>
#include <string>

namespace atos {

struct LstmEvaluation {
    std::filesystem::path data;
    std::filesystem::path weights;
    std::string split = "val"; ///< val or test
};

/// Nats a note, in all and by part, of the LSTM and of the Markov baseline on the open pieces of the split,
/// in excerpts of 256 notes that begin without memory; the LSTM also when it is told the key.
[[nodiscard]] Result<Json> evaluateLstm(const LstmEvaluation& options, const Task& task);

} // namespace atos
