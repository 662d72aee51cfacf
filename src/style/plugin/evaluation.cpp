// SPDX-License-Identifier: Apache-2.0
#include "nn/network_threads.h"
#include "style/plugin/functions.h"
#include "style/plugin/listen.h"
#include "style/plugin/trained.h"

#include <algorithm>
#include <limits>

namespace atos {
namespace {

struct Heard {
    const char* name;
    double seconds;
};
constexpr std::array<Heard, 4> amounts{
    {{"15", 15}, {"30", 30}, {"60", 60}, {"all", std::numeric_limits<double>::infinity()}}};

Json measureHeads(const StyleModel& model, std::span<const StyleAnswer> answers) {
    Json heads = Json::object();
    for (const StyleHead head : styleHeads) {
        const auto metrics = measure(head, answers, model.calibration[static_cast<std::size_t>(head)]);
        if (metrics.pieces > 0) heads[std::string(headName(head))] = metricsJson(metrics);
    }
    return heads;
}

/// Of all pieces, and of each kind alone: scores are not playing.
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

Result<Json> measureAmounts(TrainedStyle& trained, std::span<const StylePiece> pieces, const Task& task) {
    Json result = Json::object();
    for (const Heard& amount : amounts) {
        const auto answers = listenToAll(trained.network, pieces, amount.seconds, mostWindows, task);
        if (!answers) return answers.error();
        result[amount.name] = measureKinds(trained.model, *answers);
    }
    return result;
}

/// Pieces of the split, in those sources that the weights may learn from and in the others.
Result<Json> evaluate(const StyleEvaluation& options, const Task& task) {
    auto trained = readTrainedStyle(options.weights);
    if (!trained) return trained.error();
    const auto rows = readCollection(options.data, true);
    if (!rows) return rows.error();
    std::vector<LabelledPiece> own;
    std::vector<LabelledPiece> foreign;
    for (const LabelledPiece& row : *rows)
        if (row.split == options.split)
            (mayTrainOn(row, trained->model.research) ? own : foreign).push_back(row);

    Json report = {{"weights", trained->fingerprint}, {"split", options.split}};
    for (const auto& [name, part] :
         {std::pair{"known_sources", &own}, std::pair{"foreign_sources", &foreign}}) {
        if (part->empty()) continue;
        const auto pieces = readStylePieces(*part, trained->model.labels, task);
        if (!pieces) return pieces.error();
        auto measured = measureAmounts(*trained, *pieces, task);
        if (!measured) return measured.error();
        report[name] = std::move(*measured);
    }
    return report;
}

} // namespace

Result<Json> networks::evaluateStyle(const StyleEvaluation& options, const Task& task) {
    if (options.split != "val" && options.split != "test")
        return badInput("The split must be \"val\" or \"test\", not \"" + options.split + "\".");
    useNetworkThreads(std::max(1, options.threads));
    try {
        return evaluate(options, task);
    } catch (const std::exception& failure) {
        return internalError(std::string("The evaluation stopped: ") + failure.what());
    }
}

} // namespace atos
