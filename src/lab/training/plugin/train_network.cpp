// SPDX-License-Identifier: Apache-2.0
#include "lab/training/plugin/train_network.h"

#include "nn/plugin/network_threads.h"

#include <torch/utils.h>

#include <algorithm>
#include <exception>

namespace atos {

Status withNetworkThreads(int threads, const std::function<Status()>& work) {
    useNetworkThreads(std::max(1, threads));
    try {
        return work();
    } catch (const std::exception& failure) {
        return internalError(std::string("Training stopped: ") + failure.what());
    }
}

Status trainNetwork(const TrainingPlan& plan, int threads,
                    const std::function<Result<std::unique_ptr<NetworkTraining>>()>& build,
                    const Task& task) {
    if (auto worthwhile = plan.budget.check(); !worthwhile) return worthwhile;
    return withNetworkThreads(threads, [&]() -> Status {
        torch::manual_seed(plan.seed);
        const auto network = build();
        if (!network) return network.error();
        return TrainingRun(plan).train(**network, task);
    });
}

} // namespace atos
