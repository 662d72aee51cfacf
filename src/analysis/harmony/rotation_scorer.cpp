// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/rotation_scorer.h"

#include <algorithm>

namespace atos {

namespace {

using Layer = RotationScorer::Layer;
using Sounding = RotationScorer::Sounding;
using Kernels = RotationScorer::Kernels;

constexpr std::size_t tonics = 12;
constexpr std::size_t lanes = 8;

using Lanes [[gnu::vector_size(lanes * sizeof(float)), gnu::may_alias, gnu::aligned(sizeof(float))]] = float;

// Functions that are always inline become part of each version below and are compiled for its processor
// there. The twelve sums stay in registers.

[[gnu::always_inline]] inline Lanes& at(float* values, std::size_t i) {
    return *reinterpret_cast<Lanes*>(values + i);
}

[[gnu::always_inline]] inline const Lanes& at(const float* values, std::size_t i) {
    return *reinterpret_cast<const Lanes*>(values + i);
}

[[gnu::always_inline]] inline void turn(const Layer& layer, std::span<const Sounding> inputs, float* output) {
    const std::size_t width = layer.width();
    const float* block = layer.weights.data();
    for (std::size_t first = 0; first < width; first += lanes, block += layer.rows * lanes) {
        Lanes sums[tonics];
        for (Lanes& sum : sums)
            sum = at(layer.bias.data(), first);
        for (const Sounding& input : inputs) {
            const float* rows = block + input.row * lanes;
            for (std::size_t tonic = 0; tonic < tonics; ++tonic)
                sums[tonic] += input.value * at(rows, tonic * lanes);
        }
        for (std::size_t tonic = 0; tonic < tonics; ++tonic)
            at(output, tonic * width + first) = sums[tonic];
    }
}

[[gnu::always_inline]] inline void apply(const Layer& layer, const float* input, std::size_t inputWidth,
                                         float* output) {
    const std::size_t width = layer.width();
    const float* row = layer.weights.data();
    for (std::size_t first = 0; first < width; first += lanes) {
        Lanes sums[tonics];
        for (Lanes& sum : sums)
            sum = at(layer.bias.data(), first);
        for (std::size_t i = 0; i < layer.rows; ++i, row += lanes)
            for (std::size_t tonic = 0; tonic < tonics; ++tonic)
                sums[tonic] += input[tonic * inputWidth + i] * at(row, 0);
        for (std::size_t tonic = 0; tonic < tonics; ++tonic)
            at(output, tonic * width + first) = sums[tonic];
    }
}

template<auto kernel, typename... Arguments>
void anyProcessor(Arguments... arguments) {
    kernel(arguments...);
}

constexpr Kernels forAnyProcessor{&anyProcessor<turn>, &anyProcessor<apply>};

#if defined(__x86_64__)
template<auto kernel, typename... Arguments>
[[gnu::target("avx2,fma")]] void avx2(Arguments... arguments) {
    kernel(arguments...);
}

constexpr Kernels forAvx2{&avx2<turn>, &avx2<apply>};
#endif

const Kernels& kernelsOf(RotationScorer::Code code) {
#if defined(__x86_64__)
    if (code == RotationScorer::Code::fastest && __builtin_cpu_supports("avx2")
        && __builtin_cpu_supports("fma"))
        return forAvx2;
#else
    static_cast<void>(code);
#endif
    return forAnyProcessor;
}

/// `rowOf(i)` is the row of `layer` that stands in row i of a block.
template<typename RowOf>
Layer inBlocks(const RotationNetwork::Layer& layer, std::size_t rows, RowOf rowOf) {
    const std::size_t width = (layer.outputs + lanes - 1) / lanes * lanes;
    Layer blocks{rows, std::vector<float>(rows * width, 0.0F), std::vector<float>(width, 0.0F)};
    std::copy(layer.bias.begin(), layer.bias.end(), blocks.bias.begin());
    for (std::size_t i = 0; i < rows; ++i) {
        const float* row = layer.weights.data() + rowOf(i) * layer.outputs;
        for (std::size_t output = 0; output < layer.outputs; ++output)
            blocks.weights[(output / lanes * rows + i) * lanes + output % lanes] = row[output];
    }
    return blocks;
}

/// Row 12 + t of a channel is for pitch class 0 seen from tonic t, so row 12 - p + t is for pitch class p.
constexpr std::size_t rowsOfChannel = 2 * tonics;

std::size_t rowOfInput(std::size_t row) {
    return row / rowsOfChannel * tonics + (rowsOfChannel - row % rowsOfChannel) % tonics;
}

} // namespace

RotationScorer::RotationScorer(const RotationNetwork& network, Code code)
    : kernels_(kernelsOf(code)), outputs_(network.outputs()) {
    std::size_t widest = 0;
    for (const RotationNetwork::Layer& layer : network.layers()) {
        const bool first = layers_.empty();
        layers_.push_back(first ? inBlocks(layer, network.channels() * rowsOfChannel, rowOfInput)
                                : inBlocks(layer, layer.inputs, [](std::size_t row) { return row; }));
        widest = std::max(widest, layers_.back().width());
    }
    values_.resize(tonics * widest);
    next_.resize(tonics * widest);
}

void RotationScorer::score(const RotationInput& input, std::span<float> scores) {
    sounding_.clear();
    for (std::size_t channel = 0; channel < input.size(); ++channel)
        for (std::size_t pitchClass = 0; pitchClass < tonics; ++pitchClass)
            if (const float value = input[channel][pitchClass]; value != 0)
                sounding_.push_back({value, channel * rowsOfChannel + tonics - pitchClass});
    kernels_.turn(layers_.front(), sounding_, values_.data());
    for (std::size_t index = 1; index < layers_.size(); ++index) {
        const std::size_t inputWidth = layers_[index - 1].width();
        for (float& value : std::span(values_).first(tonics * inputWidth))
            value = std::max(0.0F, value);
        kernels_.apply(layers_[index], values_.data(), inputWidth, next_.data());
        std::swap(values_, next_);
    }
    const std::size_t width = layers_.back().width();
    for (std::size_t tonic = 0; tonic < tonics; ++tonic)
        std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(tonic * width), outputs_,
                    scores.begin() + static_cast<std::ptrdiff_t>(tonic * outputs_));
}

} // namespace atos
