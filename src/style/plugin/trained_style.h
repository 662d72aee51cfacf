// SPDX-License-Identifier: Apache-2.0
// A network as a weights file describes it. Plugin only: includes torch.
#pragma once

#include "nn/plugin/state.h"
#include "style/model.h"
#include "style/plugin/network.h"

#include <filesystem>

namespace atos {

struct TrainedStyle {
    StyleModel model;
    StyleNetwork network; ///< in evaluation mode
    FeatureModels features;
    std::string contentHash;
};

[[nodiscard]] inline Result<TrainedStyle> readTrainedStyle(const std::filesystem::path& weights) {
    const auto file = readWeights(weights);
    if (!file) return file.error();
    auto model = modelFrom(file->metadata, weights.string());
    if (!model) return model.error();
    StyleNetwork network(model->architecture, model->networkCounts());
    if (auto restored = restoreState(*network, "", file->tensors, weights.string()); !restored)
        return restored.error();
    network->eval();
    auto features = FeatureModel::fromWeights(*file, model->featureCounts(), weights.string());
    if (!features) return features.error();
    auto shuffledPitch =
        FeatureModel::fromWeights(*file, shuffledPitchLabelCounts, weights.string(), shuffledPitchTensors);
    if (!shuffledPitch) return shuffledPitch.error();
    return TrainedStyle{std::move(*model), std::move(network),
                        FeatureModels{std::move(*features), std::move(*shuffledPitch)}, file->contentHash};
}

} // namespace atos
