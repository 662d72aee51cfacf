// SPDX-License-Identifier: Apache-2.0
// What every training of a network by steps has in common: a budget, milestones, a run log, and a checkpoint
// from which a stopped run goes on as if it had not been stopped. Free of torch; one thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/training/run_log_writer.h"
#include "nn/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

namespace atos {

/// The learning rate when this share of the budget is spent: a short rise to `peak`, then half a cosine.
[[nodiscard]] double learningRate(double peak, double spent);

struct TrainingBudget {
    int steps = 0;      ///< 0: by minutes
    double minutes = 0; ///< of wall-clock time, over all parts of a run that was stopped and resumed

    /// badInput when there is nothing to spend.
    [[nodiscard]] Status check() const;
};

/// What is trained, on what, for how long. A run goes on from a checkpoint only when all of it but `weights`
/// and `milestones` is the same: another network, seed, budget or other music begin anew.
struct TrainingPlan {
    std::filesystem::path weights; ///< the file to write; run log and checkpoint (`.ckpt`) lie beside it
    TrainingBudget budget;
    std::uint64_t seed = 1;
    std::string data;    ///< names the music that is learnt from and measured on (training_data_hash.h)
    Json network;        ///< kind and shape of the network, and any other option of its own
    int milestones = 20; ///< how often a run measures and writes a checkpoint
};

class TrainingRun;

/// One network's own part in its training: its batches and loss, and what it measures.
class NetworkTraining {
public:
    virtual ~NetworkTraining() = default;

    /// Learns from one batch. Random numbers depend on the run's seed and step only. What progress says of
    /// the step (", loss 0.5").
    [[nodiscard]] virtual Result<std::string> step(TrainingRun& run) = 0;
    /// Looks at what has been learnt so far.
    [[nodiscard]] virtual Status measure(TrainingRun& run) = 0;
    /// Puts the network, its optimiser and whatever else a resumed run needs into a checkpoint.
    virtual void store(WeightFile& checkpoint) const = 0;
    [[nodiscard]] virtual Status restore(const WeightFile& checkpoint) = 0;
    /// The budget is spent: writes the weights.
    [[nodiscard]] virtual Status finish(TrainingRun& run, const Task& task) = 0;
};

class TrainingRun {
public:
    explicit TrainingRun(TrainingPlan plan);

    [[nodiscard]] const TrainingPlan& plan() const { return plan_; }
    /// The share of the budget that is used up, 0..1.
    [[nodiscard]] double spent() const;
    [[nodiscard]] std::int64_t step() const { return step_; } ///< steps that are done
    [[nodiscard]] double minutes() const { return seconds_ / 60; }
    /// For this step, the same whether the run was stopped or not.
    [[nodiscard]] std::mt19937_64 random() const;
    /// A line of the run log; the step and the minutes stand before the figures.
    void log(const Json& figures);

    /// Learns until the budget is spent, finishes, and removes the checkpoint: a later run with the same name
    /// begins anew. When cancelled, or when finishing fails, the checkpoint stays.
    [[nodiscard]] Status train(NetworkTraining& network, const Task& task);

private:
    [[nodiscard]] Status learn(NetworkTraining& network, const Task& task);
    [[nodiscard]] bool reachedMilestone() const;
    [[nodiscard]] Json identity() const;
    [[nodiscard]] Status writeCheckpoint(const NetworkTraining& network) const;
    /// Leaves everything as it is when there is no checkpoint of this run.
    [[nodiscard]] Status readCheckpoint(NetworkTraining& network);

    TrainingPlan plan_;
    std::filesystem::path checkpoint_;
    RunLogWriter log_;
    std::int64_t step_ = 0;
    int milestone_ = 0; ///< how many are behind
    double seconds_ = 0;
};

} // namespace atos
