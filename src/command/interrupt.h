// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/task.h"

namespace atos {

/// The token that the first Ctrl-C (SIGINT) or SIGTERM cancels; a second one ends the program at once. A
/// reader that goes away is a write error, not a death. Call once, before any thread starts.
[[nodiscard]] CancelToken cancelOnInterrupt();

} // namespace atos
