// SPDX-License-Identifier: Apache-2.0
// The verbs that train and measure: one maker a file.
#pragma once

#include "command/command.h"

#include <memory>

namespace atos {

[[nodiscard]] std::unique_ptr<Command> makeDataset();
[[nodiscard]] std::unique_ptr<Command> makeTrain();
[[nodiscard]] std::unique_ptr<Command> makeEvaluate();

} // namespace atos
