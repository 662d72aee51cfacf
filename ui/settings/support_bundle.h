// SPDX-License-Identifier: Apache-2.0
// What somebody who helps needs to know of this computer and program, in one ZIP file. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>

namespace atos {

struct SupportBundle {
    std::string facts;              ///< for about.txt: versions, what was found
    std::filesystem::path settings; ///< window.ini
    std::filesystem::path logs;     ///< a folder: its .log files, at most mostLogBytes each
    std::filesystem::path takes;    ///< a folder: its newest .mid files, at most mostTakes; empty: no music
};

inline constexpr std::size_t mostLogBytes = std::size_t{1} << 20U;
inline constexpr std::size_t mostTakesInBundle = 10;

/// Whole or not at all. What is missing is left out. badInput when the file cannot be written.
[[nodiscard]] Status writeSupportBundle(const SupportBundle& bundle, const std::filesystem::path& path);

} // namespace atos
