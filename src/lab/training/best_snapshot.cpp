// SPDX-License-Identifier: Apache-2.0
#include "lab/training/best_snapshot.h"

#include <utility>

namespace atos {
namespace {

constexpr const char* prefix = "best.";
constexpr double largestFigure = 1e9;
constexpr double mostSteps = 1e9;

} // namespace

bool BestSnapshot::isBeatenBy(double figure) const {
    return empty() || (better_ == Better::higher ? figure > figure_ : figure < figure_);
}

void BestSnapshot::keep(double figure, std::int64_t step, std::map<std::string, Tensor> tensors) {
    figure_ = figure;
    step_ = step;
    tensors_ = std::move(tensors);
}

void BestSnapshot::store(WeightFile& checkpoint) const {
    checkpoint.metadata["best_figure"] = figure_;
    checkpoint.metadata["best_step"] = step_;
    for (const auto& [name, tensor] : tensors_)
        checkpoint.tensors[prefix + name] = tensor;
}

Status BestSnapshot::restore(const WeightFile& checkpoint) {
    const auto figure = numberIn(checkpoint.metadata, "best_figure", -largestFigure, largestFigure);
    const auto step = numberIn(checkpoint.metadata, "best_step", 0, mostSteps);
    if (!figure || !step) return badInput("The checkpoint is damaged: its best snapshot cannot be read.");
    figure_ = *figure;
    step_ = static_cast<std::int64_t>(*step);
    tensors_.clear();
    const std::string before = prefix;
    for (const auto& [name, tensor] : checkpoint.tensors)
        if (name.starts_with(before)) tensors_[name.substr(before.size())] = tensor;
    return {};
}

} // namespace atos
