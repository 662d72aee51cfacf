// SPDX-License-Identifier: Apache-2.0
#include "lab/style/feature_dataset.h"

#include "style/music_features.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atos {
namespace {

constexpr double everything = std::numeric_limits<double>::infinity();
constexpr double shortest = 15; ///< seconds
constexpr double longest = 180; ///< seconds

/// Each example has its own randomness, whatever the others are.
std::mt19937_64 randomFor(std::uint64_t seed, std::size_t piece, int variant) {
    std::seed_seq mix{seed, static_cast<std::uint64_t>(piece), static_cast<std::uint64_t>(variant)};
    return std::mt19937_64(mix);
}

} // namespace

Result<std::vector<FeatureExample>> trainingExamples(std::span<const StylePiece> pieces,
                                                     const LabelNames& labels,
                                                     const FeatureExampleOptions& options, const Task& task) {
    std::vector<FeatureExample> examples;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()), "Describing music");
        const StylePiece& piece = pieces[i];
        examples.push_back({i, everything, describeMusic(piece.music), piece.truth});
        for (int variant = 0; variant < options.variants; ++variant) {
            auto random = randomFor(options.seed, i, variant);
            const double length =
                std::uniform_real_distribution<>(std::log(shortest), std::log(longest))(random);
            const double seconds = std::exp(length);
            auto example = augmentedWindow(piece, labels, seconds, options.changes, random);
            examples.push_back({i, seconds, describeMusic(example.music), std::move(example.truth)});
        }
    }
    return examples;
}

Result<std::vector<FeatureExample>> evaluationExamples(std::span<const StylePiece> pieces, const Task& task) {
    std::vector<FeatureExample> examples;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()), "Describing music");
        for (const double seconds : {15.0, 30.0, 60.0, everything})
            examples.push_back({i, seconds, describeMusic(pieces[i].music, seconds), pieces[i].truth});
    }
    return examples;
}

} // namespace atos
