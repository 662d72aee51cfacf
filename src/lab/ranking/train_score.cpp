// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/train_score.h"

#include "core/task.h"
#include "lab/data/collection.h"
#include "lab/ranking/ranking_sample.h"
#include "lab/ranking/similarity_fit.h"

#include <cmath>
#include <set>

namespace atos {
namespace {

constexpr RankingSampling learning{130, 2};
constexpr RankingSampling calibrating{45, 1};
constexpr std::size_t harmonyAxes = 48;
constexpr std::size_t fewestPieces = 10;

/// Standard deviations, so that measures of different units can be compared.
PlayingFeatures scaleOf(const std::vector<MeasuredPiece>& pieces) {
    const auto count = static_cast<double>(pieces.size());
    PlayingFeatures scale{};
    for (std::size_t measure = 0; measure < scale.size(); ++measure) {
        double mean = 0;
        double square = 0;
        for (const MeasuredPiece& piece : pieces)
            mean += piece.profile.playing[measure] / count;
        for (const MeasuredPiece& piece : pieces)
            square += std::pow(piece.profile.playing[measure] - mean, 2) / count;
        scale[measure] = std::max(1e-3, std::sqrt(square));
    }
    return scale;
}

HarmonySpace spaceOf(const std::vector<MeasuredPiece>& pieces) {
    std::vector<std::vector<float>> vectors;
    std::set<std::string> works;
    for (const MeasuredPiece& piece : pieces)
        if (works.insert(piece.labels.cluster).second) vectors.push_back(piece.profile.harmony);
    return HarmonySpace::learn(vectors, harmonyAxes);
}

} // namespace

Status trainScore(const ScoreTraining& training, const Task& task) {
    auto collection = readCollection(training.data, false);
    if (!collection) return collection.error();
    std::erase_if(*collection, [](const LabelledPiece& piece) { return !mayTrainOn(piece, false); });
    const auto models = MeasuringModels::load(training.embedding, training.weights);
    if (!models) return models.error();
    const auto measure = [&](const char* split, const RankingSampling& sampling, const Task& part) {
        return measurePieces(sampleForRanking(*collection, split, sampling), models->embedding,
                             models->classify(task.cancel), part);
    };
    const auto pieces = measure("train", learning, partOf(task, 0, 0.75));
    if (!pieces) return pieces.error();
    const auto checks = measure("val", calibrating, partOf(task, 0.75, 0.95));
    if (!checks) return checks.error();
    if (pieces->size() < fewestPieces || checks->size() < fewestPieces)
        return badInput("There are too few open pieces in " + training.data.string()
                        + " to learn a score from.");

    LearnedSimilarity score;
    score.embedding = models->embedding.contentHash();
    score.style = models->style->contentHash();
    score.space = spaceOf(*pieces);
    score.scale = scaleOf(*pieces);
    score.usual = usualParts(*pieces, score);
    const auto weights = fitWeights(PairTable(*pieces, score), {}, task);
    if (!weights) return weights.error();
    score.weight = *weights;
    calibrate(score, PairTable(*checks, score));
    const Json metadata = {
        {"licence", "Apache-2.0; learned from open data (public domain, CC0, CC BY, CC BY-SA, MIT)"},
        {"pieces", pieces->size()},
        {"calibration_pieces", checks->size()}};
    return writeWeights(score.toWeights(metadata), training.out);
}

} // namespace atos
