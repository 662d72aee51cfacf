// SPDX-License-Identifier: Apache-2.0
#include "style/measure_answers.h"

#include "style/confusion.h"

#include <algorithm>

namespace atos {
namespace {

Json measureHeads(const StyleModel& model, std::span<const StyleAnswer> answers) {
    Json heads = Json::object();
    for (const StyleHead head : styleHeads) {
        const auto metrics = measure(head, answers, model.calibration[static_cast<std::size_t>(head)]);
        if (metrics.pieces > 0) heads[std::string(headName(head))] = metricsJson(metrics);
    }
    return heads;
}

} // namespace

Json measureKinds(const StyleModel& model, std::span<const StyleAnswer> answers) {
    Json kinds = {{"every kind", measureHeads(model, answers)}};
    for (const char* kind : {"score", "sequenced", "performance", "transcription"}) {
        std::vector<StyleAnswer> some;
        std::copy_if(answers.begin(), answers.end(), std::back_inserter(some),
                     [kind](const StyleAnswer& answer) { return answer.kind == kind; });
        if (!some.empty()) kinds[kind] = measureHeads(model, some);
    }
    return kinds;
}

Json measureConfusions(const StyleModel& model, std::span<const StyleAnswer> answers) {
    Json confusions = Json::object();
    for (const StyleHead head : styleHeads) {
        const auto which = static_cast<std::size_t>(head);
        auto matrix = confusionOf(head, answers, model.calibration[which], model.labels[which]);
        if (!matrix.empty()) confusions[std::string(headName(head))] = std::move(matrix);
    }
    return confusions;
}

} // namespace atos
