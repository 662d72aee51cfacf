// SPDX-License-Identifier: Apache-2.0
// Trains the feature model. Free of torch: it takes a minute on one thread.
#pragma once

#include "style/excerpts.h"
#include "style/feature_model.h"

#include <cstdint>
#include <span>

namespace atos {

struct FeatureTraining {
    int epochs = 40;           ///< as many draws as there are excerpts
    std::size_t hidden = 96;   ///< units of the hidden layer
    double inputDropout = 0.2; ///< share of features hidden from it at a time
    double dropout = 0.5;      ///< share of hidden units
    double weightDecay = 0.02;
    std::uint64_t seed = 1;
};

/// Masked cross-entropy (independent for each tag), AdamW, batches of 64 pieces drawn as for the network. The
/// same seed gives the same model. Cancels between epochs.
[[nodiscard]] Result<FeatureModel> trainFeatureModel(std::span<const StylePiece> pieces,
                                                     std::span<const StyleExcerpt> excerpts,
                                                     const StyleLabels& labels,
                                                     const FeatureTraining& training, const Task& task);

} // namespace atos
