// SPDX-License-Identifier: Apache-2.0
// Scores as MusicXML 4.0 (score-partwise, uncompressed), which notation programs read. Any thread.
#pragma once

#include "core/result.h"
#include "music/score.h"

#include <filesystem>
#include <string>

namespace atos {

[[nodiscard]] std::string encodeMusicXml(const Score& score);
[[nodiscard]] Status writeMusicXml(const Score& score, const std::filesystem::path& path);

} // namespace atos
