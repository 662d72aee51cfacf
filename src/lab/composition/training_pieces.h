// SPDX-License-Identifier: Apache-2.0
// The music that open weights may learn from. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/data/collection.h"
#include "music/performance.h"

#include <filesystem>
#include <functional>
#include <string_view>

namespace atos {

/// Hands over every piece of a split (train, val, test) that can be read, in the collection's order and at
/// the steady tempo. badInput when the collection's table is missing or damaged. Cancels between files.
[[nodiscard]] Status
eachTrainingPiece(const std::filesystem::path& data, std::string_view split, const Task& task,
                  const std::function<void(const LabelledPiece& row, const Performance& music)>& visit);

} // namespace atos
