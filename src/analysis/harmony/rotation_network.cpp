// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/rotation_network.h"

#include "core/fast_random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {

namespace {

constexpr std::int64_t widestLayer = 4096;
constexpr std::size_t mostLayers = 4;

std::string tensorName(const std::string& name, std::size_t layer, const char* part) {
    return name + "." + std::to_string(layer) + "." + part;
}

} // namespace

RotationNetwork::RotationNetwork(std::size_t channels, std::span<const std::size_t> hidden,
                                 std::size_t outputs, std::uint64_t seed) {
    FastRandom random(seed);
    std::size_t inputs = channels * 12;
    const auto add = [&](std::size_t width) {
        Layer layer{inputs, width, std::vector<float>(inputs * width), std::vector<float>(width, 0.0F)};
        const float reach = std::sqrt(6.0F / static_cast<float>(inputs));
        for (float& weight : layer.weights)
            weight = (2 * random.unit() - 1) * reach;
        layers_.push_back(std::move(layer));
        inputs = width;
    };
    for (const std::size_t width : hidden)
        add(width);
    add(outputs);
}

Result<RotationNetwork> RotationNetwork::fromWeights(const WeightFile& file, const std::string& name) {
    RotationNetwork network;
    for (std::size_t index = 0; index <= mostLayers; ++index) {
        const auto weight = file.tensors.find(tensorName(name, index, "weight"));
        const auto bias = file.tensors.find(tensorName(name, index, "bias"));
        if (weight == file.tensors.end() || bias == file.tensors.end()) break;
        const std::vector<std::int64_t>& shape = weight->second.shape;
        if (shape.size() != 2 || shape[0] < 1 || shape[1] < 1 || shape[0] > widestLayer
            || shape[1] > widestLayer || bias->second.shape != std::vector<std::int64_t>{shape[1]})
            return badInput("The weights of \"" + name + "\" have unusable shapes.");
        Layer layer{static_cast<std::size_t>(shape[0]), static_cast<std::size_t>(shape[1]),
                    weight->second.values, bias->second.values};
        const bool fits =
            index == 0 ? layer.inputs % 12 == 0 : layer.inputs == network.layers_.back().outputs;
        if (!fits) return badInput("The layers of \"" + name + "\" do not fit together.");
        network.layers_.push_back(std::move(layer));
    }
    if (network.layers_.empty()) return badInput("The weights of \"" + name + "\" are missing.");
    return network;
}

void RotationNetwork::addTo(WeightFile& file, const std::string& name) const {
    for (std::size_t index = 0; index < layers_.size(); ++index) {
        const Layer& layer = layers_[index];
        const auto inputs = static_cast<std::int64_t>(layer.inputs);
        const auto outputs = static_cast<std::int64_t>(layer.outputs);
        file.tensors[tensorName(name, index, "weight")] = {{inputs, outputs}, layer.weights};
        file.tensors[tensorName(name, index, "bias")] = {{outputs}, layer.bias};
    }
}

void applyLayer(const RotationNetwork::Layer& layer, std::span<const float> input, std::span<float> output) {
    constexpr std::size_t block = 16; // outputs summed together, in registers
    const std::size_t width = layer.outputs;
    std::size_t first = 0;
    for (; first + block <= width; first += block) {
        std::array<float, block> sums;
        std::copy_n(layer.bias.begin() + static_cast<std::ptrdiff_t>(first), block, sums.begin());
        const float* row = layer.weights.data() + first;
        for (std::size_t i = 0; i < layer.inputs; ++i, row += width) {
            const float value = input[i];
            if (value == 0) continue;
            for (std::size_t j = 0; j < block; ++j)
                sums[j] += value * row[j];
        }
        std::copy(sums.begin(), sums.end(), output.begin() + static_cast<std::ptrdiff_t>(first));
    }
    if (first == width) return;
    std::copy(layer.bias.begin() + static_cast<std::ptrdiff_t>(first), layer.bias.end(),
              output.begin() + static_cast<std::ptrdiff_t>(first));
    for (std::size_t i = 0; i < layer.inputs; ++i) {
        const float value = input[i];
        if (value == 0) continue;
        const float* row = layer.weights.data() + i * width;
        for (std::size_t j = first; j < width; ++j)
            output[j] += value * row[j];
    }
}

void rotateInput(const RotationInput& input, std::size_t tonic, std::span<float> rotated) {
    for (std::size_t channel = 0; channel < input.size(); ++channel)
        for (std::size_t degree = 0; degree < 12; ++degree)
            rotated[channel * 12 + degree] = input[channel][(tonic + degree) % 12];
}

} // namespace atos
