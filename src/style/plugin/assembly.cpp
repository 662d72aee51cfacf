// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/assembly.h"

#include "nn/plugin/state.h"

#include "style/feature_training.h"
#include "style/mood_cues.h"
#include "style/music_features.h"
#include "style/plugin/listen.h"
#include "style/strange_music.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace atos {
namespace {

constexpr double everything = std::numeric_limits<double>::infinity();
constexpr double wholePiece = 120; ///< seconds from which music is judged as whole pieces are

Result<FeatureModel> fitFeatures(const StyleTraining& options, const StyleMaterial& material,
                                 const Task& task) {
    const StyleLabels& labels = material.model.labels;
    ExcerptOptions excerptOptions;
    excerptOptions.seed = options.seed;
    const auto excerpts = options.dataset.empty()
                              ? trainingExcerpts(material.train, labels, excerptOptions, task)
                              : readTrainingExcerpts(options.dataset, material.train, labels);
    if (!excerpts) return excerpts.error();
    FeatureTraining training;
    training.seed = options.seed;
    return trainFeatureModel(material.train, *excerpts, labels, training, task);
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// What 99 % of the validation works keep, by the seconds heard, or less where made-up takes that are no
/// music would pass (other ones than those that the evaluation tries), but at least what 95 % keep. By works,
/// since a book of twenty finger exercises once counted as twenty pieces and let everything pass as familiar.
Result<std::vector<NoveltyLimit>> limitNovelty(const FeatureModel& features,
                                               std::span<const StylePiece> pieces, const Task& task) {
    constexpr double usual = 0.99;
    constexpr double least = 0.95;
    constexpr double strangeThatMayPass = 0.01;
    constexpr int strangeTakes = 20;
    constexpr std::uint64_t strangeSeed = 2;
    const auto excerpts = evaluationExcerpts(pieces, task);
    if (!excerpts) return excerpts.error();
    std::map<double, std::map<std::string, std::vector<double>>> byWork;
    for (const StyleExcerpt& excerpt : *excerpts)
        byWork[std::min(excerpt.seconds, wholePiece)][pieces[excerpt.piece].row.cluster].push_back(
            features.novelty(excerpt.features));
    const auto strange = strangeMusic(strangeTakes, strangeSeed);
    std::vector<NoveltyLimit> limits;
    for (const auto& [seconds, works] : byWork) {
        std::vector<double> means;
        for (const auto& [work, values] : works)
            means.push_back(std::accumulate(values.begin(), values.end(), 0.0)
                            / static_cast<double>(values.size()));
        std::vector<double> strangeness;
        for (const StrangeTake& take : strange)
            strangeness.push_back(features.novelty(describeMusic(take.music, seconds)));
        const double cautious = std::min(quantile(means, usual), quantile(strangeness, strangeThatMayPass));
        limits.push_back({seconds, std::max(cautious, quantile(means, least))});
    }
    return limits;
}

/// Where no music is labelled with moods, the cues answer, when one quadrant is clearly likelier than by
/// chance.
void letCuesAnswer(StyleModel& model) {
    constexpr auto mood = static_cast<std::size_t>(StyleHead::mood);
    if (!model.labels[mood].empty()) return;
    model.moodByCues = true;
    model.labels[mood].assign(moodQuadrants.begin(), moodQuadrants.end());
    model.calibration[mood] = {0, 1, 0.4};
}

} // namespace

Status assembleStyle(const StyleTraining& options, const StyleMaterial& material, StyleNetwork& network,
                     const Json& story, const Task& task) {
    const auto features = fitFeatures(options, material, task);
    if (!features) return features.error();
    network->eval();
    const auto answers = listenToAll(network, &*features, material.validation, everything, mostWindows, task);
    if (!answers) return answers.error();
    const auto limits = limitNovelty(*features, material.validation, task);
    if (!limits) return limits.error();
    StyleModel model = material.model;
    model.novelty = *limits;
    letCuesAnswer(model);
    Json metrics = Json::object();
    for (std::size_t head = 0; head < styleHeads.size(); ++head) {
        if (material.model.labels[head].empty()) continue;
        model.calibration[head] = calibrate(styleHeads[head], *answers);
        metrics[std::string(headName(styleHeads[head]))] =
            metricsJson(measure(styleHeads[head], *answers, model.calibration[head]));
    }
    WeightFile file{describe(model), {}, {}};
    storeState(*network, "", file.tensors);
    features->addTo(file);
    file.metadata["accepted_risk"] = acceptedRisk;
    file.metadata["training"] = story;
    file.metadata["validation"] = std::move(metrics);
    return writeWeights(file, options.weights, TensorPrecision::float16);
}

} // namespace atos
