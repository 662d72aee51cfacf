// SPDX-License-Identifier: Apache-2.0
// Tables that people wrote: a line of column names, then rows, separated by tabs. Any thread.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

/// Takes a row's fields, of any number, and says in a sentence what is wrong with them; empty when nothing
/// is.
using RowReader = std::function<std::string(const std::vector<std::string_view>& fields)>;

/// Hands over the rows of a table of these columns, and gives back their number, the header counted: 0 for an
/// empty file. badInput names the line of other columns or of what `read` refuses; larger files than
/// `largest` are refused.
[[nodiscard]] Result<std::size_t> readTable(const std::filesystem::path& path, std::uintmax_t largest,
                                            std::span<const std::string_view> columns, const RowReader& read);

} // namespace atos
