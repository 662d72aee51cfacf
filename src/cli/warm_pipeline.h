// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/pipeline.h"
#include "session/worker.h"

#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace atos {

/// A pipeline whose networks open in the background while the first file is read and its harmony found.
class WarmPipeline {
public:
    [[nodiscard]] static Result<std::unique_ptr<WarmPipeline>> open(const std::string& weights);
    [[nodiscard]] Pipeline& get() { return *pipeline_; }

private:
    explicit WarmPipeline(std::unique_ptr<Pipeline> pipeline);
    std::unique_ptr<Pipeline> pipeline_;
    Worker worker_; // last: it uses the pipeline
};

/// `--weights NAME`, with the default of PipelineOptions.
void addWeightsOption(CLI::App& verb, std::string& weights);

} // namespace atos
