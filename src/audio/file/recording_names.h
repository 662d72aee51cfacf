// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace atos {

/// Whether a file is called as recordings are, those with formats that are refused by name among them: a
/// sentence about sound is of more use then than one about MIDI. Any thread; opens nothing.
[[nodiscard]] bool isRecordingName(const std::filesystem::path& file);

} // namespace atos
