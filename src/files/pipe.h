// SPDX-License-Identifier: Apache-2.0
// What comes and goes piece by piece. Private to this module.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

namespace atos {

/// Gives `take` what comes through a pipe, or standard input, until its end. badInput when it is a terminal,
/// when nobody writes to it, and for more than `limit` bytes; cancelled when a signal breaks it off, since
/// nobody knows when it would end.
[[nodiscard]] Status readPipe(const std::filesystem::path& pipe, std::uintmax_t limit,
                              const std::function<Status(std::span<const std::uint8_t>)>& take);

/// Waits where a pipe is full. False with errno.
[[nodiscard]] bool writeAll(int fd, std::span<const std::uint8_t> bytes);

} // namespace atos
