// SPDX-License-Identifier: Apache-2.0
// What a recording is heard as: each choice has weights of its own. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

enum class Instrument {
    piano,
    any, ///< any pitched one, up to three at a time; never a damper pedal
};

/// As in `atos transcribe --instrument NAME`, the usual one first.
[[nodiscard]] const std::vector<std::string>& instrumentNames();
/// `name` is one of instrumentNames().
[[nodiscard]] Instrument instrumentNamed(std::string_view name);
/// What listens to it, under shippedData().
[[nodiscard]] std::filesystem::path shippedWeightsOf(Instrument instrument);

} // namespace atos
