// SPDX-License-Identifier: Apache-2.0
// Music as a file of the kind that its name says. Any thread.
#pragma once

#include "core/result.h"
#include "music/performance.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

/// .musicxml, in any case.
[[nodiscard]] bool isScoreName(const std::filesystem::path& file);

/// One pass of a loop (generate/loop.h). MusicXML under such a name (notate()), otherwise a Standard MIDI
/// File. Whole or not at all; what is not sure about it, one sentence each, comes back.
[[nodiscard]] Result<std::vector<std::string>> writeMusic(const Performance& made,
                                                          const std::filesystem::path& file);

} // namespace atos
