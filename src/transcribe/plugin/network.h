// SPDX-License-Identifier: Apache-2.0
// The network that recognises notes: convolutions that treat every pitch alike over harmonically shifted
// copies of the spectrogram (R. Bittner and others, "Deep salience representations", ISMIR 2017), then one
// recurrent network that all keys share. Plugin only: includes torch.
#pragma once

#include <torch/nn.h>

namespace atos {

struct NoteLogits {
    torch::Tensor notes; ///< logits [clips, 4, frames, 88]: onset, sounding, offset, velocity
    torch::Tensor pedal; ///< logits [clips, frames]
};

class TranscriptionNetworkImpl : public torch::nn::Module {
public:
    TranscriptionNetworkImpl(int channels, int hidden);

    /// Levels in dB [clips, frames, constantQBins]; an even number of frames.
    [[nodiscard]] NoteLogits forward(const torch::Tensor& levels);

private:
    [[nodiscard]] torch::Tensor harmonicStack(const torch::Tensor& levels);

    torch::nn::BatchNorm2d norm_;
    torch::nn::Sequential first_, near_, octaves_, fifths_, time_;
    torch::Tensor keys_; ///< what is special about each key
    torch::nn::GRU memory_;
    torch::nn::Linear notes_, pedal_;
};
TORCH_MODULE(TranscriptionNetwork);

} // namespace atos
