// SPDX-License-Identifier: Apache-2.0
// The next-note LSTM as a torch module. Plugin only: includes torch.
#pragma once

#include "compose/lstm/note_model.h"
#include "compose/lstm/plugin/note_batch.h"

#include <torch/nn.h>

#include <tuple>

namespace atos {

/// Hidden and cell state of both layers, [2, sequences, hidden].
using LstmState = std::tuple<torch::Tensor, torch::Tensor>;

class LstmNetworkImpl : public torch::nn::Module {
public:
    explicit LstmNetworkImpl(int hidden);

    [[nodiscard]] LstmState firstState(std::int64_t sequences) const;
    /// What is known after each known note, [time, sequences, values]: the upper layer's output and the note
    /// itself, so that nothing about it can be forgotten. `state` goes on.
    [[nodiscard]] torch::Tensor read(const NoteTensors& notes, const torch::Tensor& key,
                                     const torch::Tensor& style, LstmState& state);
    /// Logits [..., tokens of the part] of the next note, whose earlier parts and metre are in `chosen`.
    /// `keys`
    /// [..., recentKeyPlanes, pitchTokens] are what the keys did before it; only the pitch asks for them.
    [[nodiscard]] torch::Tensor logits(NotePart part, const torch::Tensor& context, const NoteTensors& chosen,
                                       const torch::Tensor& keys);

private:
    [[nodiscard]] torch::Tensor pitchLogits(const torch::Tensor& known, const torch::Tensor& keys);

    int hidden_;
    torch::nn::Embedding step_, pitch_, duration_, velocity_, metre_, key_, style_;
    torch::nn::LSTM memory_;
    torch::nn::Sequential stepHead_, pitchHead_, durationHead_, velocityHead_;
    torch::nn::Sequential keyPatterns_; ///< along the keys
    torch::nn::Linear patternWeights_;  ///< how much each pattern matters now
};
TORCH_MODULE(LstmNetwork);

/// The nats of each part [time, sequences] of a batch, 0 where there is no target.
[[nodiscard]] std::array<torch::Tensor, 4> noteNats(LstmNetwork& network, const NoteBatch& batch,
                                                    const torch::Tensor& context);

} // namespace atos
