// SPDX-License-Identifier: Apache-2.0
// The music that weights learn from and are chosen on. Free of torch.
#pragma once

#include "style/dataset.h"
#include "style/model.h"
#include "style/train.h"

namespace atos {

struct StyleMaterial {
    StyleModel model; ///< architecture and labels
    std::vector<StylePiece> train;
    std::vector<StylePiece> validation;
    std::string fingerprint; ///< of the training pieces and their labels
};

[[nodiscard]] Result<StyleMaterial> gatherMaterial(const StyleTraining& options,
                                                   const StyleArchitecture& architecture, const Task& task);

} // namespace atos
