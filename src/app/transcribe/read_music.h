// SPDX-License-Identifier: Apache-2.0
// What was played, from any file that tells it.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <filesystem>

namespace atos {

/// The notes of a MIDI file (readMidi), or of a recording those that the shipped network hears, under the
/// file's name (`pattern` as there), with what was wrong with the recording among the warnings. Of a pipe or
/// standard input ("-") the first bytes tell which it is. badInput for what is neither. Any thread; a
/// recording takes a second and more: call it from a worker.
[[nodiscard]] Result<Performance> readMusic(const std::filesystem::path& input, const Task& task,
                                            std::size_t pattern = 0);

} // namespace atos
