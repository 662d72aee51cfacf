// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/assembly.h"

#include "nn/plugin/state.h"

#include "style/feature_training.h"
#include "style/mood_cues.h"
#include "style/plugin/listen.h"

#include <limits>

namespace atos {
namespace {

constexpr double everything = std::numeric_limits<double>::infinity();

/// What each training piece and its augmented excerpts come to in numbers.
Result<std::vector<StyleExcerpt>> describeTraining(const StyleTraining& options,
                                                   const StyleMaterial& material, const Task& task) {
    const StyleLabels& labels = material.model.labels;
    if (!options.dataset.empty()) return readTrainingExcerpts(options.dataset, material.train, labels);
    ExcerptOptions excerptOptions;
    excerptOptions.seed = options.seed;
    return trainingExcerpts(material.train, labels, excerptOptions, task);
}

Result<FeatureModels> fitFeatures(const StyleTraining& options, const StyleMaterial& material,
                                  const Task& task) {
    const auto excerpts = describeTraining(options, material, task);
    if (!excerpts) return excerpts.error();
    FeatureTraining training;
    training.seed = options.seed;
    auto style = trainFeatureModel(material.train, *excerpts, material.model.labels, training, task);
    if (!style) return style.error();
    auto randomKeys = learnRandomKeys(material.train, *excerpts, options.seed, task);
    if (!randomKeys) return randomKeys.error();
    return FeatureModels{std::move(*style), std::move(*randomKeys)};
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
    const auto answers =
        listenToAll(network, &features->style, material.validation, everything, mostWindows, task);
    if (!answers) return answers.error();
    const auto limits = limitStrangeness(*features, material.validation, task);
    if (!limits) return limits.error();
    StyleModel model = material.model;
    model.familiar = *limits;
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
    features->style.addTo(file);
    features->randomKeys.addTo(file, randomKeysTensors);
    file.metadata["accepted_risk"] = acceptedRisk;
    file.metadata["training"] = story;
    file.metadata["validation"] = std::move(metrics);
    return writeWeights(file, options.weights, TensorPrecision::float16);
}

} // namespace atos
