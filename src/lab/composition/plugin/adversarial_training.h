// SPDX-License-Identifier: Apache-2.0
// How two networks are trained against each other: what is measured, and which snapshot is kept. What a step
// does is the pair's own affair. Plugin only: includes torch.
#pragma once

#include "files/json.h"
#include "lab/composition/gan_training.h"
#include "lab/composition/grid_corpus.h"
#include "lab/composition/plugin/adversary_state.h"
#include "nn/safetensors.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace atos {

/// What the log tells of a step. A training of another kind before the adversarial one tells its loss only.
struct AdversaryFigures {
    double generatorLoss = 0;
    double discriminatorLoss = 0;
    double onReal = 0; ///< the probability of being real that the discriminator gives real music, on average
    double onFake = 0; ///< and what the generator made
    bool adversarial = true;
};

class Adversaries {
public:
    virtual ~Adversaries() = default;

    /// One step of learning; `random` depends on the run's seed and on `step` only, so that a resumed run is
    /// the same run. `spent`: share of the budget, 0..1.
    virtual AdversaryFigures learn(std::int64_t step, double spent, std::mt19937_64& random) = 0;
    /// Clips of imageGanColumns columns, always from the same random numbers.
    virtual std::vector<NoteGrid> sample(std::size_t count) = 0;

    /// What a checkpoint holds.
    [[nodiscard]] virtual AdversaryState state() = 0;
    /// What a weights file holds.
    virtual void storeGenerator(std::map<std::string, Tensor>& tensors) const = 0;
    /// The metadata of a weights file but for the story of the training.
    [[nodiscard]] virtual Json describe() const = 0;
};

/// Trains the pair that `build` makes until the budget is spent. `validation` are the pieces that snapshots
/// are compared with: badInput when they have too little music. `trainingData` names what the pair learns
/// from, `model` is what it describes itself as.
[[nodiscard]] Status trainAdversaries(const std::function<std::unique_ptr<Adversaries>()>& build,
                                      const GanTraining& options, const Json& model,
                                      const std::string& trainingData,
                                      const std::vector<GridPiece>& validation, const Task& task);

} // namespace atos
