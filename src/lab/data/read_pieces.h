// SPDX-License-Identifier: Apache-2.0
// Reads the files of a collection on all cores.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/data/collection.h"
#include "music/performance.h"

#include <cstddef>
#include <functional>
#include <span>

namespace atos {

enum class Unreadable { fail, skip };

/// Calls `use` with the place of each piece and its performance, from as many threads as there are cores, in
/// any order. Progress goes from 0 to 1, reported from the calling thread. A file that cannot be read is
/// the call's error, or is skipped and counted in what progress says. cancelled within one piece.
[[nodiscard]] Status readPieces(std::span<const LabelledPiece> pieces,
                                const std::function<void(std::size_t, const Performance&)>& use,
                                const Task& task, Unreadable unreadable = Unreadable::fail);

} // namespace atos
