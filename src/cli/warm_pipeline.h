// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/calibrate/pipeline.h"
#include "app/worker.h"
#include "cli/inputs.h"

#include <atomic>
#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace atos {

/// A pipeline whose networks open in the background while the harmony of the first take is found.
class WarmPipeline {
public:
    [[nodiscard]] static Result<std::unique_ptr<WarmPipeline>> open(const PipelineOptions& options);
    /// The first call begins to open the networks, so a command that fails before it ends at once. Any
    /// thread.
    [[nodiscard]] Pipeline& get();

private:
    explicit WarmPipeline(std::unique_ptr<Pipeline> pipeline) : pipeline_(std::move(pipeline)) {}

    std::unique_ptr<Pipeline> pipeline_;
    std::atomic<bool> warming_ = false;
    Worker worker_; // last: it uses the pipeline
};

/// PipelineOptions::threads for these inputs: several are shared out over the cores, a single one has them
/// all.
[[nodiscard]] inline std::size_t coresOfEach(const Inputs& inputs) {
    return inputs.several ? 1 : 0;
}

/// `--weights NAME`, as in PipelineOptions.
void addWeightsOption(CLI::App& verb, std::string& weights);

} // namespace atos
