// SPDX-License-Identifier: Apache-2.0
// How two networks are trained against each other: budget, log, checkpoint, and the choice of the snapshot
// that is kept. What a step does is the pair's own affair. Plugin only, though free of torch headers.
#pragma once

#include "files/json.h"
#include "lab/composition/gan_training.h"
#include "lab/composition/grid_corpus.h"
#include "nn/safetensors.h"

#include <cstdint>
#include <map>
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

    /// One step of learning; random numbers depend on the run's seed and on `step` only, so that a resumed
    /// run is the same run. `spent`: share of the budget, 0..1.
    virtual AdversaryFigures learn(std::int64_t step, double spent) = 0;
    /// Clips of imageGanColumns columns, always from the same random numbers.
    virtual std::vector<NoteGrid> sample(std::size_t count) = 0;

    virtual void storeAll(std::map<std::string, Tensor>& tensors) const = 0;
    [[nodiscard]] virtual Status restoreAll(const std::map<std::string, Tensor>& tensors,
                                            std::int64_t steps) = 0;
    /// What a weights file holds.
    virtual void storeGenerator(std::map<std::string, Tensor>& tensors) const = 0;
    /// The metadata of a weights file but for the story of the training.
    [[nodiscard]] virtual Json describe() const = 0;
};

/// Trains until the budget is spent. `validation` are real clips of imageGanColumns columns, at least 26.
[[nodiscard]] Status trainAdversaries(Adversaries& pair, const GanTraining& options,
                                      const std::vector<NoteGrid>& validation, const Task& task);

} // namespace atos
