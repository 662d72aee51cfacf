// SPDX-License-Identifier: Apache-2.0
// What every training by steps has: a budget, milestones, a checkpoint beside the weights. Plugin only,
// though free of torch headers.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "nn/safetensors.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace atos {

/// The learning rate when this share of the budget is spent: a short rise to `peak`, then half a cosine.
[[nodiscard]] double learningRate(double peak, double spent);

struct TrainingBudget {
    int steps = 0;      ///< 0: by minutes
    double minutes = 0; ///< of wall-clock time, over all parts of a run that was stopped and resumed
};

class TrainingRun {
public:
    static constexpr int milestones = 20;
    using Part = std::function<Status()>;

    TrainingRun(const std::filesystem::path& weights, TrainingBudget budget);

    /// The share of the budget that is used up, 0..1.
    [[nodiscard]] double spent() const;
    [[nodiscard]] std::int64_t step() const { return step_; } ///< steps that are done
    [[nodiscard]] double seconds() const { return seconds_; } ///< spent so far

    /// Calls `learn` until the budget is spent, and reports what it says of its step; `milestone` twenty
    /// times on the way. When cancelled, `keep` and then cancelled.
    [[nodiscard]] Status train(const Task& task, const std::function<Result<std::string>()>& learn,
                               const Part& milestone, const Part& keep);

    /// `<weights>.ckpt`
    [[nodiscard]] const std::filesystem::path& checkpoint() const { return checkpoint_; }
    /// With the run's identity, step and seconds added to its metadata.
    [[nodiscard]] Status writeCheckpoint(WeightFile file, const Json& identity) const;
    /// The checkpoint, from whose step and seconds the run goes on; none when there is none or it belongs to
    /// a run of another identity.
    [[nodiscard]] Result<std::optional<WeightFile>> readCheckpoint(const Json& identity);
    [[nodiscard]] Error damagedCheckpoint() const;

private:
    TrainingBudget budget_;
    std::filesystem::path checkpoint_;
    std::int64_t step_ = 0;
    double seconds_ = 0;
};

} // namespace atos
