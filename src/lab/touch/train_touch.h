// SPDX-License-Identifier: Apache-2.0
// `atos train touch`: makes resources/tones/touch-reference.json. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <filesystem>

namespace atos {

/// From the open pieces of the training split under `data` that were played, not written. Each collection
/// counts the same, because each was played on a keyboard of its own: the reference is the mean of their
/// profiles. Written whole or not at all; the same data give the same bytes. badInput when there is no such
/// piece.
[[nodiscard]] Status trainTouch(const std::filesystem::path& data, const std::filesystem::path& out,
                                const Task& task);

} // namespace atos
