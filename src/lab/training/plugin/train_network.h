// SPDX-License-Identifier: Apache-2.0
// Where a network's training enters torch. Plugin only, though free of torch headers.
#pragma once

#include "lab/training/training_run.h"

#include <functional>
#include <memory>

namespace atos {

/// Runs `work` on so many threads (at least one). What torch throws becomes an internal error.
[[nodiscard]] Status withNetworkThreads(int threads, const std::function<Status()>& work);

/// Trains what `build` makes, once torch is seeded with the plan's seed.
[[nodiscard]] Status trainNetwork(const TrainingPlan& plan, int threads,
                                  const std::function<Result<std::unique_ptr<NetworkTraining>>()>& build,
                                  const Task& task);

} // namespace atos
