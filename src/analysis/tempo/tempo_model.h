// SPDX-License-Identifier: Apache-2.0
// The learned judgement which candidate is the counted beat. Any thread.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

/// One hidden layer of rectified units that looks at each candidate with the same weights; the candidates
/// compete in one softmax.
struct TempoModel {
    std::vector<float> mean;   ///< of each input
    std::vector<float> scale;  ///< what each input is multiplied with after its mean is taken off
    std::vector<float> hidden; ///< inputs x units
    std::vector<float> bias;   ///< units
    std::vector<float> output; ///< units
    float temperature = 1;     ///< divides the scores; fitted on music that nothing was learnt from

    [[nodiscard]] std::size_t inputs() const { return mean.size(); }
    [[nodiscard]] std::size_t units() const { return bias.size(); }

    /// Before the softmax. `features` are inputs() numbers.
    [[nodiscard]] double score(std::span<const float> features) const;
    /// By candidate; they sum to 1.
    [[nodiscard]] std::vector<double> probabilities(std::span<const std::vector<float>> candidates) const;

    void addTo(WeightFile& file) const;
    /// badInput when tensors are missing or of other shapes than this program's features.
    [[nodiscard]] static Result<TempoModel> fromWeights(const WeightFile& file);
    /// The model built into the program (models/tempo-open.safetensors).
    [[nodiscard]] static const TempoModel& builtIn();
};

} // namespace atos
