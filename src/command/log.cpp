// SPDX-License-Identifier: Apache-2.0
#include "command/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace atos {

void logToStderr(int verbosity) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("atos"));
    spdlog::set_pattern("%n: %^%l%$: %v");
    spdlog::set_level(verbosity >= 2   ? spdlog::level::debug
                      : verbosity == 1 ? spdlog::level::info
                                       : spdlog::level::warn);
}

} // namespace atos
