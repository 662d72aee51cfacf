// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/plugin/lstm_network.h"

#include "compose/lstm/recent_keys.h"

namespace atos {
namespace {

namespace nn = torch::nn;

constexpr int stepWidth = 16;
constexpr int pitchWidth = 64;
constexpr int durationWidth = 16;
constexpr int velocityWidth = 8;
constexpr int metreWidth = 16;
constexpr int keyWidth = 16;
constexpr int styleWidth = 8;
constexpr int inputWidth =
    stepWidth + pitchWidth + durationWidth + velocityWidth + metreWidth + keyWidth + styleWidth;
constexpr int layers = 2;
constexpr int keyPatterns = 12;
constexpr int hiddenKeyPatterns = 16;
constexpr int reach = 25; // keys: an octave to each side
constexpr double dropout = 0.1;

/// Of [1, planes, keys, notes]: with the notes as a width oneDNN is three times as fast as with them as a
/// batch.
nn::Conv2d alongKeys(int from, int to) {
    return nn::Conv2d(nn::Conv2dOptions(from, to, {reach, 1}).padding({reach / 2, 0}));
}

nn::Sequential head(int input, int hidden, int tokens) {
    return nn::Sequential(nn::Linear(input, hidden), nn::Tanh(), nn::Linear(hidden, tokens));
}

} // namespace

LstmNetworkImpl::LstmNetworkImpl(int hidden)
    : hidden_(hidden), step_(stepTokens + 1, stepWidth), pitch_(pitchTokens + 1, pitchWidth),
      duration_(durationTokens + 1, durationWidth), velocity_(velocityTokens + 1, velocityWidth),
      metre_(metreColumns, metreWidth), key_(keyTokens, keyWidth),
      style_(static_cast<std::int64_t>(eraStyles.size()), styleWidth),
      memory_(nn::LSTMOptions(inputWidth, hidden).num_layers(layers).dropout(dropout)),
      stepHead_(head(hidden + inputWidth, 96, stepTokens)),
      pitchHead_(head(hidden + inputWidth + stepWidth + metreWidth, 160, pitchTokens)),
      durationHead_(head(hidden + inputWidth + stepWidth + metreWidth + pitchWidth, 96, durationTokens)),
      velocityHead_(head(hidden + inputWidth + stepWidth + metreWidth + pitchWidth + durationWidth, 48,
                         velocityTokens)),
      keyPatterns_(alongKeys(recentKeyPlanes, hiddenKeyPatterns), nn::ReLU(),
                   alongKeys(hiddenKeyPatterns, keyPatterns)),
      patternWeights_(hidden + inputWidth + stepWidth + metreWidth, keyPatterns) {
    register_module("step", step_);
    register_module("pitch", pitch_);
    register_module("duration", duration_);
    register_module("velocity", velocity_);
    register_module("metre", metre_);
    register_module("key", key_);
    register_module("style", style_);
    register_module("memory", memory_);
    register_module("step_head", stepHead_);
    register_module("pitch_head", pitchHead_);
    register_module("duration_head", durationHead_);
    register_module("velocity_head", velocityHead_);
    register_module("key_patterns", keyPatterns_);
    register_module("pattern_weights", patternWeights_);
}

LstmState LstmNetworkImpl::firstState(std::int64_t sequences) const {
    return {torch::zeros({layers, sequences, hidden_}), torch::zeros({layers, sequences, hidden_})};
}

torch::Tensor LstmNetworkImpl::read(const NoteTensors& notes, const torch::Tensor& key,
                                    const torch::Tensor& style, LstmState& state) {
    const auto input = torch::cat({step_(notes.parts[0]), pitch_(notes.parts[1]), duration_(notes.parts[2]),
                                   velocity_(notes.parts[3]), metre_(notes.metre), key_(key), style_(style)},
                                  -1);
    auto [context, next] = memory_->forward(input, state);
    state = next;
    return torch::cat({context, input}, -1);
}

torch::Tensor LstmNetworkImpl::logits(NotePart part, const torch::Tensor& context, const NoteTensors& chosen,
                                      const torch::Tensor& keys) {
    if (part == NotePart::step) return stepHead_->forward(context);
    std::vector<torch::Tensor> known{context, step_(chosen.parts[0]), metre_(chosen.metre)};
    if (part == NotePart::pitch) return pitchLogits(torch::cat(known, -1), keys);
    known.push_back(pitch_(chosen.parts[1]));
    if (part == NotePart::duration) return durationHead_->forward(torch::cat(known, -1));
    known.push_back(duration_(chosen.parts[2]));
    return velocityHead_->forward(torch::cat(known, -1));
}

torch::Tensor LstmNetworkImpl::pitchLogits(const torch::Tensor& known, const torch::Tensor& keys) {
    const auto planes = keys.flatten(0, -3).permute({1, 2, 0}).unsqueeze(0).contiguous();
    const auto patterns = keyPatterns_->forward(planes).squeeze(0).permute({2, 0, 1});
    const auto weights = patternWeights_(known);
    auto shape = weights.sizes().vec();
    shape.push_back(pitchTokens);
    return pitchHead_->forward(known) + (patterns.reshape(shape) * weights.unsqueeze(-1)).sum(-2);
}

std::array<torch::Tensor, 4> noteNats(LstmNetwork& network, const NoteBatch& batch,
                                      const torch::Tensor& context) {
    NoteTensors chosen{{}, batch.targetMetre};
    for (std::size_t part = 0; part < 4; ++part)
        chosen.parts[part] = batch.target[part].clamp_min(0);
    std::array<torch::Tensor, 4> nats;
    for (std::size_t part = 0; part < 4; ++part) {
        const auto logits = network->logits(static_cast<NotePart>(part), context, chosen, batch.keys);
        const auto flat = torch::log_softmax(logits, -1).flatten(0, 1);
        nats[part] = torch::nll_loss(flat, batch.target[part].flatten(), {}, at::Reduction::None, noTarget)
                         .view(batch.target[part].sizes());
    }
    return nats;
}

} // namespace atos
