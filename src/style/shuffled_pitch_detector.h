// SPDX-License-Identifier: Apache-2.0
// Has what was played harmony and lines, or only a rhythm? A small perceptron over music_features.h learns to
// tell music from the same music on keys drawn at random: learning by contrast with noise (Gutmann and
// Hyvärinen, "Noise-contrastive estimation", AISTATS 2010). It recognises playing that lies in the middle of
// every single feature and still is no music. Free of torch.
#pragma once

#include "style/feature_model.h"

#include <cstdint>
#include <random>
#include <span>
#include <string_view>

namespace atos {

/// Where its tensors lie in a weights file.
inline constexpr std::string_view shuffledPitchTensors = "random_keys.";
/// It has one head with one label.
inline constexpr std::array<int, styleHeads.size()> shuffledPitchLabelCounts{0, 0, 0, 0, 0, 1};

/// Logit of its pitches being shuffled.
[[nodiscard]] double shuffledPitchLogit(const FeatureModel& model, std::span<const float> features);

} // namespace atos
