// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/tempo_model.h"

#include "analysis/harmony/built_in_models.h"
#include "analysis/tempo/candidate_features.h"
#include "nn/softmax.h"

#include <algorithm>

namespace atos {

namespace {

constexpr std::size_t mostUnits = 512;

} // namespace

double TempoModel::score(std::span<const float> features) const {
    std::vector<float> units(bias);
    for (std::size_t i = 0; i < inputs(); ++i) {
        const float value = (features[i] - mean[i]) * scale[i];
        const float* row = hidden.data() + i * units.size();
        for (std::size_t j = 0; j < units.size(); ++j)
            units[j] += value * row[j];
    }
    float sum = 0;
    for (std::size_t j = 0; j < units.size(); ++j)
        sum += std::max(0.0F, units[j]) * output[j];
    return static_cast<double>(sum);
}

std::vector<double> TempoModel::probabilities(std::span<const std::vector<float>> candidates) const {
    std::vector<double> shares;
    for (const std::vector<float>& features : candidates)
        shares.push_back(score(features) / static_cast<double>(temperature));
    if (!shares.empty()) softmax(shares);
    return shares;
}

void TempoModel::addTo(WeightFile& file) const {
    const auto in = static_cast<std::int64_t>(inputs());
    const auto out = static_cast<std::int64_t>(units());
    file.tensors["mean"] = {{in}, mean};
    file.tensors["scale"] = {{in}, scale};
    file.tensors["hidden.weight"] = {{in, out}, hidden};
    file.tensors["hidden.bias"] = {{out}, bias};
    file.tensors["output.weight"] = {{out}, output};
    file.tensors["temperature"] = {{1}, {temperature}};
}

Result<TempoModel> TempoModel::fromWeights(const WeightFile& file) {
    TempoModel model;
    std::vector<float> temperatures;
    const auto take = [&file](const char* name, std::vector<float>& values) {
        const auto found = file.tensors.find(name);
        if (found != file.tensors.end()) values = found->second.values;
    };
    take("mean", model.mean);
    take("scale", model.scale);
    take("hidden.weight", model.hidden);
    take("hidden.bias", model.bias);
    take("output.weight", model.output);
    take("temperature", temperatures);
    const std::size_t units = model.units();
    const bool fits = model.inputs() == tempoFeatureCount() && model.scale.size() == model.inputs()
                      && units > 0 && units <= mostUnits && model.hidden.size() == model.inputs() * units
                      && model.output.size() == units && temperatures.size() == 1 && temperatures[0] > 0;
    if (!fits) return badInput("The tempo network has another shape than this program's.");
    model.temperature = temperatures[0];
    return model;
}

const TempoModel& TempoModel::builtIn() {
    static const TempoModel model = builtInModel<TempoModel>(tempoWeights(), "the built-in tempo model");
    return model;
}

} // namespace atos
