// SPDX-License-Identifier: Apache-2.0
// What reference pieces are called. Pure functions, any thread.
#pragma once

#include <string>

namespace atos {

/// The song of "POP909 001 Song - Artist"; other titles as they are.
[[nodiscard]] std::string songTitle(const std::string& title);

/// A title as people say it: without the words that catalogues repeat ("Six Variations Six Variations - Opus
/// 76"), at most 80 bytes.
[[nodiscard]] std::string tidyTitle(const std::string& title);

/// Small letters, digits and hyphens: "chopin-nocturne-op-9".
[[nodiscard]] std::string slugOf(const std::string& text);

} // namespace atos
