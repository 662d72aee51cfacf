// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/json.h"
#include "piano/link/piano_link.h"

namespace atos {

/// As `atos send --json` prints it: docs/command-line.md.
[[nodiscard]] Json pushJson(const PushResult& push);

} // namespace atos
