// SPDX-License-Identifier: Apache-2.0
#include "cli/warm_pipeline.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <utility>

namespace atos {

Pipeline& WarmPipeline::get() {
    if (warming_.exchange(true)) return *pipeline_;
    // A failure shows again, and is told, when the networks are needed.
    worker_.start([this](const Task&) {
        if (const Status warm = pipeline_->warmUp(); !warm) spdlog::info("{}", warm.error().message);
    });
    return *pipeline_;
}

Result<std::unique_ptr<WarmPipeline>> WarmPipeline::open(const PipelineOptions& options) {
    auto pipeline = Pipeline::open(options);
    if (!pipeline) return pipeline.error();
    return std::unique_ptr<WarmPipeline>(new WarmPipeline(std::move(*pipeline)));
}

void addWeightsOption(CLI::App& verb, std::string& weights) {
    verb.add_option(
        "--weights", weights,
        "The style weights to use, models/NAME.safetensors: style-research by default, or style-open");
}

} // namespace atos
