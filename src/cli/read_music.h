// SPDX-License-Identifier: Apache-2.0
// What was played, from a MIDI file or from a recording.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <filesystem>

namespace atos {

/// The notes of a MIDI file (readMidi), or of a recording those that the shipped network hears; what was
/// wrong with the recording is among the warnings. badInput for what is neither.
[[nodiscard]] Result<Performance> readMusic(const std::filesystem::path& input, const Task& task);

} // namespace atos
