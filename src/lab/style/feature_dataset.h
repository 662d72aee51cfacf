// SPDX-License-Identifier: Apache-2.0
// Labelled music described in numbers (music_features.h), many examples a piece: what the feature model
// learns from. Free of torch.
#pragma once

#include "lab/style/augmentation.h"
#include "lab/style/pieces.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

struct FeatureExample {
    std::size_t piece = 0; ///< index among the pieces
    double seconds = 0;    ///< heard; infinite: all of the piece
    std::vector<float> features;
    StyleLabels truth;
};

struct FeatureExampleOptions {
    int variants = 6; ///< augmented examples a piece beside the piece as it is
    Augmentation changes;
    std::uint64_t seed = 1;
};

/// Each piece as it is, and `variants` examples of 15 s to 3 minutes as other hands would play them. Cancels
/// between pieces.
[[nodiscard]] Result<std::vector<FeatureExample>> trainingExamples(std::span<const StylePiece> pieces,
                                                                   const LabelNames& labels,
                                                                   const FeatureExampleOptions& options,
                                                                   const Task& task);

/// The first 15, 30 and 60 s of each piece, and all of it.
[[nodiscard]] Result<std::vector<FeatureExample>> evaluationExamples(std::span<const StylePiece> pieces,
                                                                     const Task& task);

} // namespace atos
