// SPDX-License-Identifier: Apache-2.0
// A piano recorded note by note (such as the Salamander Grand, CC BY) as a soundfont. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <filesystem>

namespace atos {

/// Reads every recording in `folder` and the folders within that is named after its note and velocity layer
/// ("F#3v10.ogg": layer 10 of 16, velocities 73 .. 80) and writes a soundfont whose notes answer for the keys
/// and velocities nearest to them. Silence before the attack is cut off; what is longer than 12 s fades out.
/// badInput when there is none; at most 1,500 recordings are taken.
[[nodiscard]] Status writeSampledPiano(const std::filesystem::path& folder,
                                       const std::filesystem::path& soundfont, const Task& task);

} // namespace atos
