// SPDX-License-Identifier: Apache-2.0
#include "lab/training/plugin/training_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

namespace atos {
namespace {
constexpr double warmUp = 0.02; ///< share of the budget
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e8; // seconds
} // namespace

double learningRate(double peak, double spent) {
    const double rise = std::min(1.0, (spent + 0.001) / warmUp);
    return peak * rise * 0.5 * (1 + std::cos(std::numbers::pi * spent));
}

TrainingRun::TrainingRun(const std::filesystem::path& weights, TrainingBudget budget)
    : budget_(budget), checkpoint_(weights.string() + ".ckpt") {}

double TrainingRun::spent() const {
    if (budget_.steps > 0) return std::min(1.0, static_cast<double>(step_) / budget_.steps);
    return std::min(1.0, seconds_ / (60 * budget_.minutes));
}

Status TrainingRun::train(const Task& task, const std::function<Result<std::string>()>& learn,
                          const Part& milestone, const Part& keep) {
    const auto begin = std::chrono::steady_clock::now();
    const double before = seconds_;
    int passed = static_cast<int>(spent() * milestones);
    while (spent() < 1) {
        if (task.cancel.cancelled()) {
            const auto kept = keep();
            return kept ? Status(cancelled()) : kept;
        }
        const auto learnt = learn();
        if (!learnt) return learnt.error();
        ++step_;
        task.report(spent(), "Step " + std::to_string(step_) + *learnt);
        const std::chrono::duration<double> now = std::chrono::steady_clock::now() - begin;
        seconds_ = before + now.count();
        if (spent() * milestones < passed + 1) continue;
        passed = static_cast<int>(spent() * milestones);
        if (auto done = milestone(); !done) return done;
    }
    return {};
}

Status TrainingRun::writeCheckpoint(WeightFile file, const Json& identity) const {
    file.metadata["identity"] = identity;
    file.metadata["step"] = step_;
    file.metadata["seconds"] = seconds_;
    return writeWeights(file, checkpoint_);
}

Result<std::optional<WeightFile>> TrainingRun::readCheckpoint(const Json& identity) {
    std::optional<WeightFile> none;
    std::error_code failure; // one that cannot be looked at is told by reading it
    if (!std::filesystem::exists(checkpoint_, failure) && !failure) return none;
    auto file = readWeights(checkpoint_);
    if (!file) return file.error();
    if (!file->metadata.is_object() || file->metadata.value("identity", Json()) != identity) return none;
    const auto step = numberIn(file->metadata, "step", 0, mostSteps);
    const auto seconds = numberIn(file->metadata, "seconds", 0, longestRun);
    if (!step || !seconds) return damagedCheckpoint();
    step_ = static_cast<std::int64_t>(*step);
    seconds_ = *seconds;
    return std::optional(std::move(*file));
}

Error TrainingRun::damagedCheckpoint() const {
    return badInput(checkpoint_.string() + " is a damaged checkpoint.");
}

} // namespace atos
