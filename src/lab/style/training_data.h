// SPDX-License-Identifier: Apache-2.0
// The music that weights learn from and are chosen on. Free of torch.
#pragma once

#include "lab/style/pieces.h"
#include "lab/style/train.h"
#include "style/model.h"

namespace atos {

struct StyleTrainingData {
    StyleModel model; ///< architecture and labels
    std::vector<StylePiece> train;
    std::vector<StylePiece> validation;
    std::string contentHash; ///< of the training pieces and their labels
};

/// readStylePieces of the training split, and beginners' takes (beginner_pieces.h).
[[nodiscard]] Result<std::vector<StylePiece>> readTrainingPieces(std::span<const LabelledPiece> train,
                                                                 const LabelNames& labels, const Task& task);

[[nodiscard]] Result<StyleTrainingData>
readStyleTrainingData(const StyleTraining& options, const StyleArchitecture& architecture, const Task& task);

} // namespace atos
