// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/simulated_performer.h"
#include "core/task.h"

#include <functional>
#include <string>

namespace atos {

/// Lets the piano play, and obeys lines on stdin, until cancelled. Each line is answered with one line; the
/// end of stdin is no end.
void runSimulation(SimulatedPerformer& performer, const std::function<void(const std::string&)>& tell,
                   const CancelToken& cancel);

} // namespace atos
