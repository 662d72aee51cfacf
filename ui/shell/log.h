// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace atos {

/// spdlog and Qt's messages go to a file in `folder`, which is created: window.log and two older ones of at
/// most 512 KB each; warnings of Qt also to stderr. A folder that cannot be written is no reason to stop:
/// then nothing is kept.
void startLog(const std::filesystem::path& folder);

} // namespace atos
