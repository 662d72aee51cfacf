// SPDX-License-Identifier: Apache-2.0
#include "lab/style/measure_predictions.h"

#include "lab/style/confusion.h"
#include "lab/style/head_metrics.h"
#include "lab/style/predictions.h"
#include "lab/style/synthetic_negatives.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

Json measureHeads(const StyleModel& model, std::span<const StylePrediction> predictions) {
    Json heads = Json::object();
    for (const StyleHead head : styleHeads) {
        const auto metrics = measure(head, predictions, model.calibration[static_cast<std::size_t>(head)]);
        if (metrics.pieces > 0) heads[std::string(headName(head))] = metricsJson(metrics);
    }
    return heads;
}

} // namespace

Json measureKinds(const StyleModel& model, std::span<const StylePrediction> predictions) {
    Json kinds = {{"every kind", measureHeads(model, predictions)}};
    for (const char* kind : {"score", "sequenced", "performance", "transcription"}) {
        std::vector<StylePrediction> some;
        std::copy_if(predictions.begin(), predictions.end(), std::back_inserter(some),
                     [kind](const StylePrediction& prediction) { return prediction.kind == kind; });
        if (!some.empty()) kinds[kind] = measureHeads(model, some);
    }
    return kinds;
}

Json measureConfusions(const StyleModel& model, std::span<const StylePrediction> predictions) {
    Json confusions = Json::object();
    for (const StyleHead head : styleHeads) {
        const auto which = static_cast<std::size_t>(head);
        auto matrix = confusionOf(head, predictions, model.calibration[which], model.labels[which]);
        if (!matrix.empty()) confusions[std::string(headName(head))] = std::move(matrix);
    }
    return confusions;
}

Result<Json> measureAbstention(const StyleClassifier& classifier, const Task& task) {
    constexpr int takes = 20;
    Json kinds = Json::object();
    for (const SyntheticNegative& take : syntheticNegatives(takes, 1)) {
        const auto profile = classifier.classify(take.music, {task.cancel, {}});
        if (!profile) return profile.error();
        for (const StyleHead head : styleHeads) {
            Json& share = kinds[take.kind][std::string(headName(head))];
            const double before = share.is_number() ? share.get<double>() : 0.0;
            share = before + (profile->head(head).abstained ? 1.0 / takes : 0.0);
        }
    }
    for (auto& [kind, heads] : kinds.items())
        for (auto& [head, share] : heads.items())
            share = std::round(share.get<double>() * 100) / 100;
    return kinds;
}

} // namespace atos
