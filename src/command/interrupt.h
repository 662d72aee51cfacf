// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/task.h"

namespace atos {

/// The token that the first Ctrl-C (SIGINT), SIGTERM or, unless `nohup` asks otherwise, SIGHUP cancels; a
/// second one ends the program at once. A reader that goes away and a file that becomes too large are write
/// errors, not deaths. Call once, before any thread starts.
[[nodiscard]] CancelToken cancelOnInterrupt();

/// Call first of all: where the program was started without stdin, stdout or stderr, no file that it opens
/// comes in their place and gets what was meant for them.
void fillStandardStreams();

} // namespace atos
