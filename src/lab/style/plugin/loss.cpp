// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/loss.h"

#include <torch/nn/functional/loss.h>

#include <algorithm>

namespace atos {
namespace {

namespace functional = torch::nn::functional;

/// Heads with firmer labels weigh more: tempo classes have arbitrary borders, tags of scores are sparse.
constexpr auto headWeights = std::to_array<double>({1, 1, 1, 0.5, 0.7, 0.5});
static_assert(headWeights.size() == styleHeads.size());
constexpr double labelSmoothing = 0.05;

torch::Tensor classLoss(const torch::Tensor& logits, std::span<const StyleLabels> truths, std::size_t head) {
    std::vector<std::int64_t> labels;
    for (const StyleLabels& truth : truths)
        labels.push_back(truth.label[head]);
    const auto target = torch::tensor(labels);
    if (!target.ne(StyleLabels::unknown).any().item<bool>()) return {};
    const auto options = functional::CrossEntropyFuncOptions()
                             .ignore_index(StyleLabels::unknown)
                             .label_smoothing(labelSmoothing);
    return functional::cross_entropy(logits, target, options);
}

torch::Tensor tagLoss(const torch::Tensor& logits, std::span<const StyleLabels> truths) {
    std::vector<float> tags(static_cast<std::size_t>(logits.numel()), StyleLabels::unknown);
    for (std::size_t i = 0; i < truths.size(); ++i)
        std::copy(truths[i].tags.begin(), truths[i].tags.end(),
                  tags.begin() + static_cast<std::ptrdiff_t>(i) * logits.size(1));
    const auto target = torch::tensor(tags).view_as(logits);
    const auto known = target.ne(StyleLabels::unknown);
    if (!known.any().item<bool>()) return {};
    return functional::binary_cross_entropy_with_logits(logits.masked_select(known),
                                                        target.masked_select(known));
}

} // namespace

StyleLoss maskedLoss(const HeadTensors& logits, std::span<const StyleLabels> truths) {
    StyleLoss loss;
    loss.total = torch::zeros({});
    for (std::size_t head = 0; head < logits.size(); ++head) {
        if (!logits[head].defined()) continue;
        loss.heads[head] = styleHeads[head] == StyleHead::tag ? tagLoss(logits[head], truths)
                                                              : classLoss(logits[head], truths, head);
        if (loss.heads[head].defined()) loss.total = loss.total + headWeights[head] * loss.heads[head];
    }
    return loss;
}

} // namespace atos
