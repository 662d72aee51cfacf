// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/style_evaluation.h"

#include "lab/style/measure_predictions.h"
#include "lab/style/plugin/predict.h"
#include "lab/style/predictions.h"
#include "lab/style/style_rows.h"
#include "nn/plugin/network_threads.h"
#include "style/plugin/functions.h"
#include "style/plugin/infer.h"
#include "style/plugin/trained_style.h"
#include "style/window.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

Result<Json> measureAmounts(TrainedStyle& trained, std::span<const StylePiece> pieces, const Task& task) {
    Json result = Json::object();
    for (const HeardAmount& amount : heardAmounts) {
        auto predictions =
            predictAll(trained.network, &trained.features.style, pieces, amount.seconds, mostWindows, task);
        if (!predictions) return predictions.error();
        if (trained.model.moodByCues) predictMoodByCues(*predictions, pieces, amount.seconds);
        result[amount.name] = measureKinds(trained.model, *predictions);
        if (std::isinf(amount.seconds)) result["confusion"] = measureConfusions(trained.model, *predictions);
    }
    return result;
}

/// Pieces of the split, in those sources that the weights may learn from and in the others.
Result<Json> evaluate(const StyleEvaluation& options, const Task& task) {
    auto trained = readTrainedStyle(options.weights);
    if (!trained) return trained.error();
    const auto rows = readStyleRows(options.data, true);
    if (!rows) return rows.error();
    std::vector<LabelledPiece> own;
    std::vector<LabelledPiece> foreign;
    for (const LabelledPiece& row : *rows)
        if (row.split == options.split)
            (mayTrainOn(row, trained->model.research) ? own : foreign).push_back(row);

    Json report = {{"weights", trained->contentHash}, {"split", options.split}};
    for (const auto& [name, part] :
         {std::pair{"known_sources", &own}, std::pair{"foreign_sources", &foreign}}) {
        if (part->empty()) continue;
        const auto pieces = readStylePieces(*part, trained->model.labels, task);
        if (!pieces) return pieces.error();
        auto measured = measureAmounts(*trained, *pieces, task);
        if (!measured) return measured.error();
        report[name] = std::move(*measured);
    }
    const auto classifier = networks::loadStyle(options.weights, 0);
    if (!classifier) return classifier.error();
    auto abstention = measureAbstention(**classifier, task);
    if (!abstention) return abstention.error();
    report["strange_music_abstained"] = std::move(*abstention);
    return report;
}

} // namespace

Result<Json> networks::evaluateStyle(const StyleEvaluation& options, const Task& task) {
    useNetworkThreads(std::max(1, options.threads));
    try {
        return evaluate(options, task);
    } catch (const std::exception& failure) {
        return internalError(std::string("The evaluation stopped: ") + failure.what());
    }
}

} // namespace atos
