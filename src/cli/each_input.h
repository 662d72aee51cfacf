// SPDX-License-Identifier: Apache-2.0
// One file or many, on one core or on all: what verbs that answer for each input share.
#pragma once

#include "cli/inputs.h"
#include "command/console.h"
#include "core/result.h"
#include "core/task.h"

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace atos {

/// Answers with the text for stdout (Console::worded). Of several inputs each is done by one thread, `jobs`
/// of them at a time: the action must allow that.
using InputAction = std::function<Result<std::string>(const Input& input, const Task& task)>;

/// Does `action` for each input and tells the answers in the inputs' order, whatever the number of jobs (0:
/// one a core). Of several, one that fails is told (in JSON as {"input", "error"} on its own line) and the
/// others still run; the error returned then counts them and has the first one's code.
[[nodiscard]] Status forEachInput(Console& console, const Inputs& inputs, std::size_t jobs,
                                  const CancelToken& cancel, const InputAction& action);

/// `--jobs N`; 0 unless it is given.
void addJobsOption(CLI::App& verb, std::size_t& jobs);

/// {"input", "error"}
[[nodiscard]] Json failedInputJson(const std::filesystem::path& input, const Error& error);

} // namespace atos
