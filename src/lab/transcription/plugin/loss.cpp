// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/plugin/loss.h"

#include <array>
#include <cstring>

namespace atos {
namespace {

torch::Tensor crossEntropy(const torch::Tensor& logits, const torch::Tensor& truth) {
    return torch::binary_cross_entropy_with_logits(logits, truth, {}, {}, at::Reduction::None);
}

} // namespace

torch::Tensor transcriptionLoss(const NoteLogits& heard, std::span<const NoteActivity> truth) {
    auto notes = torch::empty(heard.notes.sizes());
    auto pedal = torch::empty(heard.pedal.sizes());
    const auto plane = static_cast<std::size_t>(notes.size(2) * notes.size(3));
    const auto frames = static_cast<std::size_t>(pedal.size(1));
    float* to = notes.data_ptr<float>();
    for (std::size_t clip = 0; clip < truth.size(); ++clip) {
        const NoteActivity& here = truth[clip];
        for (const auto* values : {&here.onset, &here.sounding, &here.offset, &here.velocity}) {
            std::memcpy(to, values->data(), plane * sizeof(float));
            to += plane;
        }
        std::memcpy(pedal.data_ptr<float>() + clip * frames, here.pedal.data(), frames * sizeof(float));
    }
    const auto all = crossEntropy(heard.notes, notes);
    const auto onset = notes.select(1, 0);
    const auto heardAt = (onset > 0).to(torch::kFloat32);
    const auto velocity = (all.select(1, 3) * heardAt).sum() / (heardAt.sum() + 1);
    return 2 * (all.select(1, 0) * (1 + onset)).mean() + all.select(1, 1).mean()
           + 0.5 * all.select(1, 2).mean() + 0.3 * velocity + 0.05 * crossEntropy(heard.pedal, pedal).mean();
}

} // namespace atos
