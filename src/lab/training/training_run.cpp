// SPDX-License-Identifier: Apache-2.0
#include "lab/training/training_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <system_error>

namespace atos {
namespace {

constexpr double warmUp = 0.02; ///< share of the budget
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e8; // seconds
constexpr const char* checkpointKind = "atos-training-checkpoint";

} // namespace

double learningRate(double peak, double spent) {
    const double rise = std::min(1.0, (spent + 0.001) / warmUp);
    return peak * rise * 0.5 * (1 + std::cos(std::numbers::pi * spent));
}

Status TrainingBudget::check() const {
    if (steps <= 0 && minutes <= 0) return badInput("Training needs a positive number of minutes.");
    return {};
}

TrainingRun::TrainingRun(TrainingPlan plan)
    : plan_(std::move(plan)), checkpoint_(plan_.weights.string() + ".ckpt"), log_(plan_.weights) {}

double TrainingRun::spent() const {
    if (plan_.budget.steps > 0) return std::min(1.0, static_cast<double>(step_) / plan_.budget.steps);
    return std::min(1.0, seconds_ / (60 * plan_.budget.minutes));
}

std::mt19937_64 TrainingRun::random() const {
    std::seed_seq seeds{plan_.seed, static_cast<std::uint64_t>(step_)};
    return std::mt19937_64(seeds);
}

void TrainingRun::log(const Json& figures) {
    Json line{{"step", step_}, {"minutes", minutes()}};
    line.update(figures);
    log_.add(line);
}

Status TrainingRun::train(NetworkTraining& network, const Task& task) {
    if (auto resumed = readCheckpoint(network); !resumed) return resumed;
    if (auto learnt = learn(network, task); !learnt) {
        if (learnt.error().code != ErrorCode::cancelled) return learnt;
        const auto kept = writeCheckpoint(network);
        return kept ? learnt : kept;
    }
    if (auto finished = network.finish(*this, task); !finished) return finished;
    std::error_code ignored;
    std::filesystem::remove(checkpoint_, ignored);
    return {};
}

Status TrainingRun::learn(NetworkTraining& network, const Task& task) {
    const auto begin = std::chrono::steady_clock::now();
    const double before = seconds_;
    while (true) {
        if (reachedMilestone()) {
            if (auto measured = network.measure(*this); !measured) return measured;
            milestone_ = static_cast<int>(spent() * plan_.milestones);
            if (auto kept = writeCheckpoint(network); !kept) return kept;
        }
        if (spent() >= 1) return {};
        if (task.cancel.cancelled()) return cancelled();
        const auto learnt = network.step(*this);
        if (!learnt) return learnt.error();
        ++step_;
        task.report(spent(), "Step " + std::to_string(step_) + *learnt);
        const std::chrono::duration<double> now = std::chrono::steady_clock::now() - begin;
        seconds_ = before + now.count();
    }
}

bool TrainingRun::reachedMilestone() const {
    return spent() * plan_.milestones >= milestone_ + 1;
}

Json TrainingRun::identity() const {
    return {{"data", plan_.data},
            {"seed", plan_.seed},
            {"steps", plan_.budget.steps},
            {"minutes", plan_.budget.minutes},
            {"network", plan_.network}};
}

Status TrainingRun::writeCheckpoint(const NetworkTraining& network) const {
    WeightFile file;
    file.metadata = {{"kind", checkpointKind},
                     {"identity", identity()},
                     {"step", step_},
                     {"milestone", milestone_},
                     {"seconds", seconds_}};
    network.store(file);
    return writeWeights(file, checkpoint_);
}

Status TrainingRun::readCheckpoint(NetworkTraining& network) {
    std::error_code ignored;
    if (!std::filesystem::exists(checkpoint_, ignored)) return {};
    const auto file = readWeights(checkpoint_);
    if (!file) return file.error();
    if (!file->metadata.is_object() || file->metadata.value("identity", Json()) != identity()) return {};
    const auto step = numberIn(file->metadata, "step", 0, mostSteps);
    const auto milestone = numberIn(file->metadata, "milestone", 0, plan_.milestones);
    const auto seconds = numberIn(file->metadata, "seconds", 0, longestRun);
    if (!step || !milestone || !seconds)
        return badInput(checkpoint_.string() + " is a damaged checkpoint.", "Remove it to begin anew.");
    step_ = static_cast<std::int64_t>(*step);
    milestone_ = static_cast<int>(*milestone);
    seconds_ = *seconds;
    return network.restore(*file);
}

} // namespace atos
