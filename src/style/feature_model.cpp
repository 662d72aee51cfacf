// SPDX-License-Identifier: Apache-2.0
#include "style/feature_model.h"

#include "style/music_features.h"

#include <algorithm>

namespace atos {
namespace {

constexpr float mostDeviations = 5;
constexpr std::size_t mostHidden = 4096;

Tensor vectorTensor(const std::vector<float>& values) {
    return {{static_cast<std::int64_t>(values.size())}, values};
}

Tensor matrixTensor(const FeatureModel::Layer& layer) {
    return {{static_cast<std::int64_t>(layer.inputs), static_cast<std::int64_t>(layer.outputs)},
            layer.weights};
}

/// Null unless the tensor is there and has this many values.
const std::vector<float>* valuesOf(const WeightFile& file, const std::string& name, std::size_t count) {
    const auto found = file.tensors.find(name);
    return found != file.tensors.end() && found->second.values.size() == count ? &found->second.values
                                                                               : nullptr;
}

} // namespace

void apply(const FeatureModel::Layer& layer, std::span<const float> input, std::span<float> output) {
    std::copy(layer.bias.begin(), layer.bias.end(), output.begin());
    for (std::size_t i = 0; i < layer.inputs; ++i) {
        const float value = input[i];
        if (value == 0) continue;
        const float* weights = layer.weights.data() + i * layer.outputs;
        for (std::size_t o = 0; o < layer.outputs; ++o)
            output[o] += value * weights[o];
    }
}

Result<FeatureModel> FeatureModel::fromWeights(const WeightFile& file,
                                               const std::array<int, styleHeads.size()>& labels,
                                               const std::string& what, std::string_view prefix) {
    const auto named = [prefix](std::string_view tensor) { return std::string(prefix).append(tensor); };
    const std::size_t inputs = musicFeatureCount();
    FeatureModel model;
    std::size_t outputs = 0;
    for (const int count : labels) {
        model.counts.push_back(static_cast<std::size_t>(count));
        outputs += model.counts.back();
    }
    const auto bias = file.tensors.find(named("hidden.bias"));
    const std::size_t width = bias == file.tensors.end() ? 0 : bias->second.values.size();
    const auto* mean = valuesOf(file, named("mean"), inputs);
    const auto* scale = valuesOf(file, named("scale"), inputs);
    const auto* hidden = valuesOf(file, named("hidden.weight"), inputs * width);
    const auto* output = valuesOf(file, named("output.weight"), width * outputs);
    const auto* outputBias = valuesOf(file, named("output.bias"), outputs);
    if (width == 0 || width > mostHidden || !mean || !scale || !hidden || !output || !outputBias)
        return badInput(what + " does not fit the musical features that this version counts.");
    model.mean = *mean;
    model.scale = *scale;
    model.hidden = {inputs, width, *hidden, bias->second.values};
    model.output = {width, outputs, *output, *outputBias};
    return model;
}

void FeatureModel::addTo(WeightFile& file, std::string_view prefix) const {
    const auto tensor = [&file, prefix](std::string_view name) -> Tensor& {
        return file.tensors[std::string(prefix).append(name)];
    };
    tensor("mean") = vectorTensor(mean);
    tensor("scale") = vectorTensor(scale);
    tensor("hidden.weight") = matrixTensor(hidden);
    tensor("hidden.bias") = vectorTensor(hidden.bias);
    tensor("output.weight") = matrixTensor(output);
    tensor("output.bias") = vectorTensor(output.bias);
}

std::vector<float> FeatureModel::standardise(std::span<const float> features) const {
    std::vector<float> standard(mean.size());
    for (std::size_t i = 0; i < standard.size(); ++i)
        standard[i] = std::clamp((features[i] - mean[i]) * scale[i], -mostDeviations, mostDeviations);
    return standard;
}

std::vector<float> FeatureModel::hiddenUnits(std::span<const float> features) const {
    std::vector<float> units(hidden.outputs);
    apply(hidden, standardise(features), units);
    for (float& value : units)
        value = std::max(value, 0.0F);
    return units;
}

HeadLogits FeatureModel::logits(std::span<const float> features) const {
    std::vector<float> all(output.outputs);
    apply(output, hiddenUnits(features), all);
    HeadLogits heads;
    auto next = all.begin();
    for (std::size_t head = 0; head < heads.size(); ++head) {
        const auto end = next + static_cast<std::ptrdiff_t>(counts[head]);
        heads[head].assign(next, end);
        next = end;
    }
    return heads;
}

double FeatureModel::novelty(std::span<const float> features) const {
    double sum = 0;
    for (const float value : standardise(features))
        sum += value * value;
    return sum / static_cast<double>(mean.size());
}

} // namespace atos
