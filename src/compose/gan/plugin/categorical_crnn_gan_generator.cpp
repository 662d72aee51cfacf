// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/categorical_crnn_gan_generator.h"

#include "compose/gan/plugin/struck_keys.h"

#include <array>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

constexpr std::array periods{4, 8, 12, 16, 32}; // columns: a beat, two, a bar of three, of four, two bars
constexpr int metreValues = 2 * static_cast<int>(periods.size());
constexpr int numberCount = 2; // length and velocity
constexpr int uniformNumbers = 4;
constexpr int pitchUnits = 192;
constexpr int numberUnits = 96;
constexpr int patternUnits = 16;
constexpr int patterns = 12;
constexpr int octaves = 25; // keys: an octave to each side

torch::nn::Conv1d overOctaves(int from, int to) {
    return torch::nn::Conv1d(torch::nn::Conv1dOptions(from, to, octaves).padding(octaves / 2));
}

/// All zero below 0.
torch::Tensor oneHot(int category, int categories) {
    auto row = torch::zeros({1, categories});
    if (category >= 0) row[0][category] = 1;
    return row;
}

/// Where a column stands in the metre: a point on a circle for each period, [1, metreValues].
torch::Tensor metreOf(int column) {
    auto row = torch::empty({1, metreValues});
    float* value = row.data_ptr<float>();
    for (const int period : periods) {
        const double angle = 2 * std::numbers::pi * column / period;
        *value++ = static_cast<float>(std::sin(angle));
        *value++ = static_cast<float>(std::cos(angle));
    }
    return row;
}

} // namespace

CategoricalCrnnGanGeneratorImpl::CategoricalCrnnGanGeneratorImpl(int hidden)
    : memory_(torch::nn::LSTMOptions(crnnGanSteps + crnnGanKeys + numberCount + metreValues, hidden)
                  .num_layers(crnnGanLayers)
                  .batch_first(true)),
      step_(hidden, crnnGanSteps), pitchHidden_(hidden + crnnGanSteps + metreValues, pitchUnits),
      pitch_(pitchUnits, crnnGanKeys), patternWeights_(hidden + crnnGanSteps + metreValues, patterns),
      keyPatterns_(overOctaves(struckKeyPlanes, patternUnits), torch::nn::ReLU(),
                   overOctaves(patternUnits, patterns)),
      numberHidden_(hidden + crnnGanSteps + metreValues + crnnGanKeys + uniformNumbers, numberUnits),
      numbers_(numberUnits, numberCount) {
    register_module("memory", memory_);
    register_module("step", step_);
    register_module("pitch_hidden", pitchHidden_);
    register_module("pitch", pitch_);
    register_module("pattern_weights", patternWeights_);
    register_module("key_patterns", keyPatterns_);
    register_module("number_hidden", numberHidden_);
    register_module("numbers", numbers_);
}

torch::Tensor CategoricalCrnnGanGeneratorImpl::remember(int step, int key, const torch::Tensor& numbers,
                                                        int column, torch::optional<EventMemory>& memory) {
    const auto told = key < 0 ? torch::zeros({1, numberCount}) : spread(numbers);
    const auto note =
        torch::cat({oneHot(step, crnnGanSteps), oneHot(key, crnnGanKeys), told, metreOf(column)}, 1);
    auto [remembered, next] = memory_->forward(note.unsqueeze(0), memory);
    memory = next;
    return remembered[0];
}

torch::Tensor CategoricalCrnnGanGeneratorImpl::stepLogits(const torch::Tensor& remembered) {
    return step_(remembered);
}

torch::Tensor CategoricalCrnnGanGeneratorImpl::keyLogits(const torch::Tensor& remembered, int step,
                                                         int column, const torch::Tensor& planes) {
    const auto known = torch::cat({remembered, oneHot(step, crnnGanSteps), metreOf(column)}, 1);
    const auto melodic = torch::matmul(patternWeights_(known), keyPatterns_->forward(planes)[0]);
    return pitch_(pitchHidden_(known).tanh()) + melodic;
}

torch::Tensor CategoricalCrnnGanGeneratorImpl::numbers(const torch::Tensor& remembered, int step, int key,
                                                       int column, const torch::Tensor& noise) {
    const auto known = torch::cat(
        {remembered, oneHot(step, crnnGanSteps), metreOf(column), oneHot(key, crnnGanKeys), noise}, 1);
    return boundedEvent(numbers_(numberHidden_(known).tanh()));
}

} // namespace atos
