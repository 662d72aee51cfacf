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

/// Calls `use` with the place of each piece and its performance, from as many threads as there are cores, in
/// any order. Progress goes from 0 to 1, reported from the calling thread. The error of a file that cannot be
/// read, or cancelled within one piece.
[[nodiscard]] Status readPieces(std::span<const LabelledPiece> pieces,
                                const std::function<void(std::size_t, const Performance&)>& use,
                                const Task& task);

} // namespace atos
