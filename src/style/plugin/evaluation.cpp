// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin/network_threads.h"
#include "style/confusion.h"
#include "style/excerpt.h"
#include "style/mood_cues.h"
#include "style/plugin/functions.h"
#include "style/plugin/listen.h"
#include "style/plugin/trained.h"
#include "style/strange_music.h"

#include <algorithm>
#include <cmath>
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

void answerByCues(std::vector<StyleAnswer>& answers, std::span<const StylePiece> pieces, double heard) {
    constexpr auto mood = static_cast<std::size_t>(StyleHead::mood);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!pieces[i].truth.known(StyleHead::mood)) continue;
        const Performance& music = pieces[i].music;
        answers[i].network[mood] = moodLogits(moodCues(cutOut(music, music.notes.front().onset, heard)));
    }
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

Result<Json> measureAmounts(TrainedStyle& trained, std::span<const StylePiece> pieces, const Task& task) {
    Json result = Json::object();
    for (const Heard& amount : amounts) {
        auto answers =
            listenToAll(trained.network, &trained.features, pieces, amount.seconds, mostWindows, task);
        if (!answers) return answers.error();
        if (trained.model.moodByCues) answerByCues(*answers, pieces, amount.seconds);
        result[amount.name] = measureKinds(trained.model, *answers);
        if (std::isinf(amount.seconds)) result["confusion"] = measureConfusions(trained.model, *answers);
    }
    return result;
}

/// The share of takes of each strange kind for which the head gives no answer.
Result<Json> measureAbstention(const StyleEvaluation& options, const Task& task) {
    constexpr int takes = 20;
    const auto classifier = networks::loadStyle(options.weights);
    if (!classifier) return classifier.error();
    Json kinds = Json::object();
    for (const StrangeTake& take : strangeMusic(takes, 1)) {
        const auto profile = (*classifier)->classify(take.music, {task.cancel, {}});
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
    auto abstention = measureAbstention(options, task);
    if (!abstention) return abstention.error();
    report["strange_music_abstained"] = std::move(*abstention);
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
