// SPDX-License-Identifier: Apache-2.0
// One file or many: the loop that `analyze` and `calibrate` share.
#pragma once

#include "cli/inputs.h"
#include "command/console.h"
#include "core/result.h"
#include "core/task.h"

#include <filesystem>
#include <functional>

namespace atos {

using InputAction = std::function<Status(const std::filesystem::path& input, const Task& task)>;

/// Does `action` for each input in order. Of several, one that fails is told (in JSON as {"input", "error"}
/// on its own line) and the others still run; the error returned then counts them and has the first one's
/// code.
[[nodiscard]] Status forEachInput(Console& console, const Inputs& inputs, const CancelToken& cancel,
                                  const InputAction& action);

/// {"input", "error"}
[[nodiscard]] Json failedInputJson(const std::filesystem::path& input, const Error& error);

} // namespace atos
