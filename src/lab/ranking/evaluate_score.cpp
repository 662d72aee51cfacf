// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/evaluate_score.h"

#include "lab/metrics/calibration_error.h"
#include "lab/ranking/agreement.h"
#include "lab/ranking/atos_similarity.h"
#include "lab/ranking/measured_piece.h"
#include "lab/ranking/preset_distance.h"
#include "lab/ranking/ranking_sample.h"
#include "lab/ranking/retrieval.h"
#include "tone/archetypes/recommend_tone.h"
#include "tone/ranking/learned_similarity.h"
#include "tone/ranking/similarity.h"

#include <array>
#include <functional>
#include <map>
#include <set>

namespace atos {
namespace {

/// A score model: the best of a catalogue for a profile.
using Ranking =
    std::function<std::vector<RankedPreset>(const PieceProfile&, const Catalogue&, std::size_t limit)>;

/// What the pieces that come first should share with the one that was played.
constexpr std::array<SharedLabel, 4> questions{
    {sharedLabels[0], sharedLabels[1], sharedLabels[2], {"work", &LabelledPiece::cluster}}};

bool isPlayed(const LabelledPiece& piece) {
    return piece.kind == "performance" || piece.kind == "transcription";
}

/// The pieces of the split, as queries and as each other's candidates.
class RetrievalBench {
public:
    explicit RetrievalBench(const std::vector<MeasuredPiece>& pieces) {
        for (const MeasuredPiece& piece : pieces) {
            if (isVienna(piece.labels)) continue;
            byId_[piece.labels.key] = &piece;
            ++filesOf_[piece.labels.cluster];
            ReferencePiece candidate;
            candidate.id = piece.labels.key;
            candidate.profile = piece.profile;
            pool_.pieces.push_back(std::move(candidate));
        }
    }

    [[nodiscard]] Json measure(const Ranking& ranking) const {
        std::array<std::map<std::string, Retrieval>, questions.size()> results;
        for (const ReferencePiece& query : pool_.pieces) {
            const LabelledPiece& own = byId_.at(query.id)->labels;
            const auto ranked = rankedWorks(query, ranking);
            const double weight = 1.0 / filesOf_.at(own.cluster);
            for (std::size_t q = 0; q < questions.size(); ++q) {
                const auto right = judged(questions[q], own, ranked);
                results[q]["all"].add(right, weight);
                results[q][isPlayed(own) ? "playing" : "notation"].add(right, weight);
            }
        }
        Json json = Json::object();
        for (std::size_t q = 0; q < questions.size(); ++q)
            for (const auto& [kind, retrieval] : results[q])
                json[questions[q].name][kind] = retrieval.json();
        return json;
    }

    /// Expected calibration error of the score as the share that agrees, ten bins, pairs of different works.
    [[nodiscard]] double calibrationError(const LearnedSimilarity& score) const {
        CalibrationBins calibration(10);
        for (const ReferencePiece& query : pool_.pieces) {
            const LabelledPiece& own = byId_.at(query.id)->labels;
            const double weight = 1.0 / filesOf_.at(own.cluster);
            for (const RankedPreset& entry : rankPresets(query.profile, pool_, score, pool_.pieces.size())) {
                const LabelledPiece& other = byId_.at(entry.id)->labels;
                const auto truth = agreement(own, other);
                if (!truth || other.cluster == own.cluster) continue;
                calibration.add(entry.score, *truth, weight);
            }
        }
        return calibration.error();
    }

private:
    /// Best first, every work once.
    [[nodiscard]] std::vector<const LabelledPiece*> rankedWorks(const ReferencePiece& query,
                                                                const Ranking& ranking) const {
        std::vector<const LabelledPiece*> ranked;
        std::set<std::string> works;
        for (const RankedPreset& entry : ranking(query.profile, pool_, pool_.pieces.size())) {
            const LabelledPiece& piece = byId_.at(entry.id)->labels;
            if (entry.id != query.id && works.insert(piece.cluster).second) ranked.push_back(&piece);
        }
        return ranked;
    }

    /// Right or wrong, rank by rank; empty when the question cannot be asked of this piece.
    static std::vector<bool> judged(const SharedLabel& question, const LabelledPiece& own,
                                    const std::vector<const LabelledPiece*>& ranked) {
        std::vector<bool> right;
        const std::string& wanted = own.*question.label;
        if (!isKnown(own, question.label)) return right;
        const bool ownWorkCounts = question.label == &LabelledPiece::cluster;
        for (const LabelledPiece* piece : ranked)
            if ((ownWorkCounts || piece->cluster != own.cluster) && isKnown(*piece, question.label))
                right.push_back(piece->*question.label == wanted);
        return right;
    }

    Catalogue pool_;
    std::map<std::string, const MeasuredPiece*> byId_;
    std::map<std::string, int> filesOf_;
};

Result<LearnedSimilarity> similarityFrom(const std::filesystem::path& weights) {
    if (weights.empty()) return LearnedSimilarity::builtIn();
    const auto file = readWeights(weights);
    if (!file) return file.error();
    return LearnedSimilarity::fromWeights(*file);
}

Json presetSpreads(const std::vector<MeasuredPiece>& pieces, const Catalogue& catalogue,
                   const Ranking& ranking) {
    PresetSpread vienna;
    PresetSpread others;
    for (const MeasuredPiece& piece : pieces) {
        if (!isPlayed(piece.labels)) continue;
        const auto ranked = ranking(piece.profile, catalogue, catalogue.pieces.size());
        const auto tone = recommendTone(Archetypes::builtIn(), evidenceOf(piece, ranked));
        (isVienna(piece.labels) ? vienna : others).add(piece.labels.cluster, tone.preset);
    }
    return {{"vienna4x22", vienna.json()}, {"other_performances", others.json()}};
}

} // namespace

Result<Json> evaluateScore(const ScoreEvaluation& evaluation, const Task& task) {
    const auto catalogue = readCatalogue(evaluation.catalogue);
    if (!catalogue) return catalogue.error();
    auto learned = similarityFrom(evaluation.score);
    if (!learned) return learned.error();
    const auto models = MeasuringModels::load(evaluation.embedding, evaluation.weights);
    if (!models) return models.error();
    std::error_code error;
    const bool nonCommercial = std::filesystem::exists(evaluation.data / "nc" / "metadata.tsv", error);
    const auto collection = readCollection(evaluation.data, nonCommercial);
    if (!collection) return collection.error();
    const auto pieces = measurePieces(sampleForRanking(*collection, evaluation.split), models->embedding,
                                      models->classify(task.cancel), task);
    if (!pieces) return pieces.error();
    const RetrievalBench bench(*pieces);
    const auto measured = [&](const Ranking& ranking) {
        return Json{{"retrieval", bench.measure(ranking)},
                    {"presets", presetSpreads(*pieces, *catalogue, ranking)}};
    };
    Json results = Json::object();
    results["atos"] = measured([](const auto& profile, const auto& pool, std::size_t limit) {
        return rankByAtosFormula(profile, pool, limit);
    });
    results["learned"] = measured([&](const auto& profile, const auto& pool, std::size_t limit) {
        return rankPresets(profile, pool, *learned, limit);
    });
    results["learned"]["calibration_error"] = bench.calibrationError(*learned);
    return Json{{"evaluates", "score"},
                {"split", evaluation.split},
                {"files", pieces->size()},
                {"catalogue", catalogue->pieces.size()},
                {"models", std::move(results)}};
}

std::span<const MetricTarget> scoreTargets() {
    static constexpr MetricTarget targets[]{
        {"/models/learned/presets/other_performances/ratio", "presets, within / between pieces", "<= .35",
         "the ATOS formula, above"},
    };
    return targets;
}

} // namespace atos
