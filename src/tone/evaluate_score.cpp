// SPDX-License-Identifier: Apache-2.0
#include "tone/evaluate_score.h"

#include "analysis/evaluation_pieces.h"
#include "style/style_classifier.h"
#include "tone/measured_piece.h"
#include "tone/preset_distance.h"
#include "tone/retrieval.h"
#include "tone/score.h"
#include "tone/score_sample.h"
#include "tone/tone_target.h"

#include <map>
#include <set>

namespace atos {
namespace {

struct NamedModel {
    const char* name;
    ScoreModel model;
};
constexpr std::array<NamedModel, 1> models{{{"atos", ScoreModel::Atos}}};

/// What the pieces that come first should share with the one that was played.
struct Question {
    const char* name;
    std::string LabelledPiece::*label;
};
constexpr std::array<Question, 4> questions{{{"composer", &LabelledPiece::composer},
                                             {"era", &LabelledPiece::era},
                                             {"form", &LabelledPiece::form},
                                             {"work", &LabelledPiece::cluster}}};

/// "Traditional", "Anonymous" and "(jazz)" are no composers.
bool isAnswer(const Question& question, const std::string& label) {
    const bool nobody = label == "Traditional" || label == "Anonymous" || label.starts_with('(');
    return !label.empty() && !(question.label == &LabelledPiece::composer && nobody);
}

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

    [[nodiscard]] Json measure(ScoreModel model) const {
        std::array<std::map<std::string, Retrieval>, questions.size()> results;
        for (const ReferencePiece& query : pool_.pieces) {
            const LabelledPiece& own = byId_.at(query.id)->labels;
            const auto ranked = rankedWorks(query, model);
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

private:
    /// Best first, every work once.
    [[nodiscard]] std::vector<const LabelledPiece*> rankedWorks(const ReferencePiece& query,
                                                                ScoreModel model) const {
        std::vector<const LabelledPiece*> ranked;
        std::set<std::string> works;
        for (const RankedPreset& entry : rankPresets(query.profile, pool_, model, pool_.pieces.size())) {
            const LabelledPiece& piece = byId_.at(entry.id)->labels;
            if (entry.id != query.id && works.insert(piece.cluster).second) ranked.push_back(&piece);
        }
        return ranked;
    }

    /// Right or wrong, rank by rank; empty when the question cannot be asked of this piece.
    static std::vector<bool> judged(const Question& question, const LabelledPiece& own,
                                    const std::vector<const LabelledPiece*>& ranked) {
        std::vector<bool> right;
        const std::string& wanted = own.*question.label;
        if (!isAnswer(question, wanted)) return right;
        const bool ownWorkCounts = question.label == &LabelledPiece::cluster;
        for (const LabelledPiece* piece : ranked)
            if ((ownWorkCounts || piece->cluster != own.cluster)
                && isAnswer(question, piece->*question.label))
                right.push_back(piece->*question.label == wanted);
        return right;
    }

    Catalogue pool_;
    std::map<std::string, const MeasuredPiece*> byId_;
    std::map<std::string, int> filesOf_;
};

Json presetSpreads(const std::vector<MeasuredPiece>& pieces, const Catalogue& catalogue, ScoreModel model) {
    PresetSpread vienna;
    PresetSpread others;
    for (const MeasuredPiece& piece : pieces) {
        if (!isPlayed(piece.labels)) continue;
        const auto tone = blendTone(rankPresets(piece.profile, catalogue, model), piece.features);
        (isVienna(piece.labels) ? vienna : others).add(piece.labels.cluster, tone.preset);
    }
    return {{"vienna4x22", vienna.json()}, {"other_performances", others.json()}};
}

Result<std::vector<MeasuredPiece>> measureAll(const std::vector<LabelledPiece>& pieces,
                                              const ChordEmbedding& embedding, const Classify& classify,
                                              const Task& task) {
    std::vector<MeasuredPiece> measured;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()), "listening");
        auto piece = measurePiece(pieces[i], embedding, classify);
        if (!piece) return piece.error();
        measured.push_back(*std::move(piece));
    }
    return measured;
}

} // namespace

Result<Json> evaluateScore(const ScoreEvaluation& evaluation, const Task& task) {
    const auto catalogue = readCatalogue(evaluation.catalogue);
    if (!catalogue) return catalogue.error();
    const auto embedding = ChordEmbedding::load(evaluation.embedding);
    if (!embedding) return embedding.error();
    const auto classifier = StyleClassifier::load(evaluation.weights);
    if (!classifier) return classifier.error();
    std::error_code error;
    const bool nonCommercial = std::filesystem::exists(evaluation.data / "nc" / "metadata.tsv", error);
    const auto collection = readCollection(evaluation.data, nonCommercial);
    if (!collection) return collection.error();
    const auto classify = [&](const Performance& performance) {
        return (*classifier)->classify(performance, {task.cancel, {}});
    };
    const auto pieces = measureAll(sampleForScore(*collection, evaluation.split), *embedding, classify, task);
    if (!pieces) return pieces.error();
    const RetrievalBench bench(*pieces);
    Json results = Json::object();
    for (const NamedModel& each : models) {
        results[each.name] = Json{{"retrieval", bench.measure(each.model)},
                                  {"presets", presetSpreads(*pieces, *catalogue, each.model)}};
    }
    return Json{{"evaluates", "score"},
                {"split", evaluation.split},
                {"files", pieces->size()},
                {"catalogue", catalogue->pieces.size()},
                {"models", std::move(results)}};
}

} // namespace atos
