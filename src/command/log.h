// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace atos {

/// spdlog writes to stderr: warnings, with verbosity 1 also what it does, with 2 everything.
void logToStderr(int verbosity);

} // namespace atos
