// SPDX-License-Identifier: Apache-2.0
// The next-note LSTM as a torch module. Plugin only: includes torch.
#pragma once

#include "compose/note_model.h"
#include "compose/plugin/note_batch.h"

#include <torch/nn.h>

#include <tuple>

namespace atos {

/// Hidden and cell state of both layers, [2, sequences, hidden].
using LstmState = std::tuple<torch::Tensor, torch::Tensor>;

class LstmNetworkImpl : public torch::nn::Module {
public:
    explicit LstmNetworkImpl(int hidden);

    [[nodiscard]] LstmState firstState(std::int64_t sequences) const;
    /// The upper layer's outputs [time, sequences, hidden] after each known note; `state` goes on.
    [[nodiscard]] torch::Tensor read(const NoteTensors& notes, const torch::Tensor& key,
                                     const torch::Tensor& style, LstmState& state);
    /// Logits [..., tokens of the part] of the next note, whose earlier parts and metre are in `chosen`.
    [[nodiscard]] torch::Tensor logits(NotePart part, const torch::Tensor& heard, const NoteTensors& chosen);

private:
    int hidden_;
    torch::nn::Embedding step_, pitch_, duration_, velocity_, metre_, key_, style_;
    torch::nn::LSTM memory_;
    torch::nn::Linear stepHead_;
    torch::nn::Sequential pitchHead_, durationHead_, velocityHead_;
};
TORCH_MODULE(LstmNetwork);

/// The nats of each part [time, sequences] of a batch, 0 where there is no target.
[[nodiscard]] std::array<torch::Tensor, 4> noteNats(LstmNetwork& network, const NoteBatch& batch,
                                                    const torch::Tensor& heard);

} // namespace atos
