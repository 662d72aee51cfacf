// SPDX-License-Identifier: Apache-2.0
// Which files of a folder are music, by their names. Any thread.
#pragma once

#include <filesystem>

namespace atos {

/// .mid, .midi, .kar and .rmi, in any case. Opens nothing.
[[nodiscard]] bool isMidiName(const std::filesystem::path& file);
/// These, and what is called as recordings are: what readMusic() reads, or refuses with a sentence of use.
[[nodiscard]] bool isMusicName(const std::filesystem::path& file);

} // namespace atos
