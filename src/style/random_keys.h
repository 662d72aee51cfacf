// SPDX-License-Identifier: Apache-2.0
// Has what was played harmony and lines, or only a rhythm? A small perceptron over music_features.h learns to
// tell music from the same music on keys drawn at random: learning by contrast with noise (Gutmann and
// Hyvärinen, "Noise-contrastive estimation", AISTATS 2010). It recognises playing that lies in the middle of
// every single feature and still is no music. Free of torch.
#pragma once

#include "style/excerpts.h"
#include "style/feature_model.h"

#include <cstdint>
#include <random>
#include <span>
#include <string_view>

namespace atos {

/// Where its tensors lie in a weights file.
inline constexpr std::string_view randomKeysTensors = "random_keys.";
/// It has one head with one label.
inline constexpr std::array<int, styleHeads.size()> randomKeysLabels{0, 0, 0, 0, 0, 1};

/// The same notes at the same times, each on any key between the lowest and the highest.
[[nodiscard]] Performance onRandomKeys(Performance music, std::mt19937_64& random);

/// `excerpts` of `pieces` are the music; a minute of up to 400 of their works is spoilt for the contrast. The
/// same seed gives the same model. Cancels between pieces and within a hundred steps.
[[nodiscard]] Result<FeatureModel> learnRandomKeys(std::span<const StylePiece> pieces,
                                                   std::span<const StyleExcerpt> excerpts, std::uint64_t seed,
                                                   const Task& task);

/// Logit of being on random keys.
[[nodiscard]] double randomKeysLogit(const FeatureModel& model, std::span<const float> features);

} // namespace atos
