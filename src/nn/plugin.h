// SPDX-License-Identifier: Apache-2.0
// Opens the plugin of the networks: libtorch is loaded when the first network is asked for, not when the
// program starts. Free of torch; any thread.
#pragma once

#include "core/result.h"

namespace atos {

/// The address of an extern "C" function of the plugin, which is opened by the first call (about 0.9 s) and
/// stays open. environment, in one sentence, when the plugin is missing or of another version.
[[nodiscard]] Result<void*> networkSymbol(const char* name);

/// A table of functions that the plugin gives out by a function `const Table* name()`.
template<typename Table>
[[nodiscard]] Result<const Table*> networkTable(const char* name) {
    const auto symbol = networkSymbol(name);
    if (!symbol) return symbol.error();
    return reinterpret_cast<const Table* (*)()>(*symbol)();
}

} // namespace atos
