// SPDX-License-Identifier: Apache-2.0
// Trains the feature model. Free of torch: it takes a few minutes on one thread.
#pragma once

#include "lab/style/feature_dataset.h"
#include "style/feature_model.h"

#include <cstdint>
#include <span>

namespace atos {

struct FeatureTraining {
    int members = 2;      ///< perceptrons a head that start and draw differently; their logits are averaged
    int epochs = 60;      ///< as many draws as a head has examples, for each member
    int mostSteps = 4000; ///< of 64 draws: enough for heads with thousands of examples
    std::size_t hidden = 96;   ///< units of each member's hidden layer
    double inputDropout = 0.2; ///< share of features hidden from it at a time
    double dropout = 0.5;      ///< share of hidden units
    double weightDecay = 0.3;  ///< far above the usual: there are more features than works
    std::uint64_t seed = 1;
};

/// Each head has perceptrons of its own, which learn from the pieces whose truth it knows, drawn as for the
/// network: in a hidden layer that all heads share, those with few labelled pieces are drowned out.
/// Cross-entropy (independent for each tag), AdamW. All become one perceptron, whose hidden layer is theirs
/// side by side (Hansen and Salamon, "Neural Network Ensembles", PAMI 1990). The same seed gives the same
/// model. Cancels within a hundred steps.
[[nodiscard]] Result<FeatureModel> trainFeatureModel(std::span<const StylePiece> pieces,
                                                     std::span<const FeatureExample> examples,
                                                     const LabelNames& labels,
                                                     const FeatureTraining& training, const Task& task);

} // namespace atos
