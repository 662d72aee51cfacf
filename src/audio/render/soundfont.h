// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <filesystem>

namespace atos {

/// The soundfont to use: `chosen` when given, else $ATOS_SOUNDFONT, else the best of the usual places
/// (FluidR3 before TimGM6mb). environment, with the package to install, when there is none; badInput when
/// `chosen` is no soundfont.
[[nodiscard]] Result<std::filesystem::path> findSoundfont(const std::filesystem::path& chosen = {});

} // namespace atos
