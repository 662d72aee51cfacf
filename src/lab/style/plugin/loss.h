// SPDX-License-Identifier: Apache-2.0
// What training makes small. Plugin only: includes torch.
#pragma once

#include "lab/style/labels.h"
#include "style/plugin/network.h"

#include <span>

namespace atos {

/// Loss by head and the sum that is differentiated; heads nobody in the batch has a label for are undefined.
struct StyleLoss {
    HeadTensors heads;
    torch::Tensor total;
};

/// Cross-entropy (independent for each tag), averaged by head over the pieces that have its label: a masked
/// label gives no gradient.
[[nodiscard]] StyleLoss maskedLoss(const HeadTensors& logits, std::span<const StyleLabels> truths);

} // namespace atos
