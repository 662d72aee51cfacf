// SPDX-License-Identifier: Apache-2.0
// The network of a C-RNN-GAN whose step (columns since the note before) and pitch are categories; length and
// velocity stay numbers. Its weights are trained by models/training/compose. Plugin only: includes torch.
#pragma once

#include "compose/gan/plugin/crnn_gan_generator.h"

namespace atos {

/// Two LSTM layers that read a note, and heads for the next one: its step, its pitch once the step is known,
/// the two numbers once both are. One sequence at a time: rows are [1, values]. `step` is 0 .. crnnGanSteps -
/// 1, `key` 0 .. crnnGanKeys - 1 (from A0 on), `column` where a note begins.
class CategoricalCrnnGanGeneratorImpl : public torch::nn::Module {
public:
    explicit CategoricalCrnnGanGeneratorImpl(int hidden);

    /// What is remembered after a note, [1, hidden]; `memory` moves on. Before the first note `step` and
    /// `key` are -1, and `numbers` is not looked at.
    [[nodiscard]] torch::Tensor remember(int step, int key, const torch::Tensor& numbers, int column,
                                         torch::optional<EventMemory>& memory);
    /// [1, crnnGanSteps].
    [[nodiscard]] torch::Tensor stepLogits(const torch::Tensor& remembered);
    /// Of a note that begins in `column`, [1, crnnGanKeys]; `planes` are those of StruckKeys.
    [[nodiscard]] torch::Tensor keyLogits(const torch::Tensor& remembered, int step, int column,
                                          const torch::Tensor& planes);
    /// Length and velocity as a MusicEvent has them, a little more than 0..1, [1, 2], from four random
    /// numbers of U[0, 1], [1, 4].
    [[nodiscard]] torch::Tensor numbers(const torch::Tensor& remembered, int step, int key, int column,
                                        const torch::Tensor& noise);

private:
    torch::nn::LSTM memory_;
    torch::nn::Linear step_, pitchHidden_, pitch_;
    torch::nn::Linear patternWeights_;  ///< how much each pattern matters now
    torch::nn::Sequential keyPatterns_; ///< along the keys
    torch::nn::Linear numberHidden_, numbers_;
};
TORCH_MODULE(CategoricalCrnnGanGenerator);

} // namespace atos
