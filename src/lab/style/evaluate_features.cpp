// SPDX-License-Identifier: Apache-2.0
#include "lab/style/evaluate_features.h"

#include "lab/style/feature_dataset_file.h"
#include "lab/style/measure_predictions.h"
#include "lab/style/predictions.h"
#include "lab/style/source_probe.h"
#include "lab/style/style_rows.h"
#include "style/feature_model.h"
#include "style/model.h"

#include <cmath>
#include <map>

namespace atos {
namespace {

Json measureAmounts(const StyleModel& model, const FeatureModel& features, const StyleTable& table,
                    const std::map<std::string, LabelledPiece>& pieces) {
    std::vector<LabelledPiece> rows;
    for (const auto& [key, piece] : pieces)
        rows.push_back(piece);
    const auto tagged = sourcesWithTags(rows);
    Json result = Json::object();
    for (const HeardAmount& amount : heardAmounts) {
        std::vector<StylePrediction> predictions;
        for (const FeatureExample& example : table.examples) {
            const auto found = pieces.find(table.paths[example.piece]);
            if (found == pieces.end() || example.seconds != amount.seconds) continue;
            const LabelledPiece& piece = found->second;
            predictions.push_back({features.logits(example.features),
                                   {},
                                   truthOf(piece, model.labels, tagged),
                                   piece.cluster,
                                   piece.kind});
        }
        result[amount.name] = measureKinds(model, predictions);
        if (std::isinf(amount.seconds)) result["confusion"] = measureConfusions(model, predictions);
    }
    return result;
}

} // namespace

Result<Json> evaluateFeatures(const StyleEvaluation& options, const Task& task) {
    const auto file = readWeights(options.weights);
    if (!file) return file.error();
    const auto model = modelFrom(file->metadata, options.weights.string());
    if (!model) return model.error();
    const auto features = FeatureModel::fromWeights(*file, model->featureCounts(), options.weights.string());
    if (!features) return features.error();
    const auto table = readStyleTable(options.dataset);
    if (!table) return table.error();
    const auto rows = readStyleRows(options.data, true);
    if (!rows) return rows.error();

    std::map<std::string, LabelledPiece> own, foreign;
    for (const LabelledPiece& row : *rows)
        if (row.split == options.split) (mayTrainOn(row, model->research) ? own : foreign)[row.key] = row;
    Json report = {{"weights", file->contentHash},
                   {"split", options.split},
                   {"known_sources", measureAmounts(*model, *features, *table, own)},
                   {"foreign_sources", measureAmounts(*model, *features, *table, foreign)}};
    auto probe = probeSources(*features, *table, *rows, task);
    if (!probe) return probe.error();
    report["source_probe"] = std::move(*probe);
    const auto classifier = StyleClassifier::load(options.weights);
    if (!classifier) return classifier.error();
    auto abstention = measureAbstention(**classifier, task);
    if (!abstention) return abstention.error();
    report["strange_music_abstained"] = std::move(*abstention);
    return report;
}

} // namespace atos
