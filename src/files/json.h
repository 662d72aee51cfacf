// SPDX-License-Identifier: Apache-2.0
// JSON from strangers: bounded, and typed access that answers with a sentence instead of throwing. Any
// thread.
#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace atos {

using Json = nlohmann::ordered_json;

/// Parses at most `limit` bytes nested at most 64 deep. badInput names `what` (a path, "the weights' header")
/// otherwise.
[[nodiscard]] Result<Json> parseJson(std::string_view text, const std::string& what);
[[nodiscard]] Result<Json> readJson(const std::filesystem::path& path, std::uintmax_t limit = 16U << 20U);

/// The finite number under `key`, when it lies in [low, high].
[[nodiscard]] Result<double> numberIn(const Json& object, const char* key, double low, double high);
/// The string under `key`, when it is at most `limit` bytes long.
[[nodiscard]] Result<std::string> stringIn(const Json& object, const char* key, std::size_t limit = 1000);

} // namespace atos
