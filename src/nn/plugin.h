// SPDX-License-Identifier: Apache-2.0
// Opens the plugins that hold the networks: libtorch is loaded when the first network is asked for, not when
// the program starts. Free of torch; any thread.
#pragma once

#include "core/result.h"

namespace atos {

/// What runs at a player's home, and what also trains.
enum class NetworkPlugin { inference, training };

/// Raised with every change of a table that a plugin gives out: a plugin of another number is refused.
inline constexpr int networkInterface = 2;

/// The address of an extern "C" function of the plugin, which is opened by the first call (about 0.9 s) and
/// stays open. environment, in one sentence, when the plugin is missing or of another version.
[[nodiscard]] Result<void*> networkSymbol(NetworkPlugin plugin, const char* name);

/// A table of functions that the plugin gives out by a function `const Table* name()`.
template<typename Table>
[[nodiscard]] Result<const Table*> networkTable(const char* name,
                                                NetworkPlugin plugin = NetworkPlugin::inference) {
    const auto symbol = networkSymbol(plugin, name);
    if (!symbol) return symbol.error();
    return reinterpret_cast<const Table* (*)()>(*symbol)();
}

} // namespace atos
