// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/assembly.h"

#include "nn/plugin/state.h"

#include "lab/style/calibration_fit.h"
#include "lab/style/feature_training.h"
#include "lab/style/head_metrics.h"
#include "lab/style/novelty_limits.h"
#include "lab/style/plugin/predict.h"
#include "lab/style/shuffled_pitch_training.h"
#include "style/mood_cues.h"
#include "style/plugin/infer.h"

#include <limits>

namespace atos {
namespace {

constexpr double everything = std::numeric_limits<double>::infinity();

/// What each training piece and its augmented excerpts come to in numbers.
Result<std::vector<StyleExcerpt>> describeTraining(const StyleTraining& options,
                                                   const StyleTrainingData& material, const Task& task) {
    const LabelNames& labels = material.model.labels;
    if (!options.dataset.empty()) return readTrainingExcerpts(options.dataset, material.train, labels);
    ExcerptOptions excerptOptions;
    excerptOptions.seed = options.seed;
    return trainingExcerpts(material.train, labels, excerptOptions, task);
}

Result<FeatureModels> fitFeatures(const StyleTraining& options, const StyleTrainingData& material,
                                  const Task& task) {
    const auto excerpts = describeTraining(options, material, task);
    if (!excerpts) return excerpts.error();
    FeatureTraining training;
    training.seed = options.seed;
    auto style = trainFeatureModel(material.train, *excerpts, material.model.labels, training, task);
    if (!style) return style.error();
    auto shuffledPitch = trainShuffledPitchDetector(material.train, *excerpts, options.seed, task);
    if (!shuffledPitch) return shuffledPitch.error();
    return FeatureModels{std::move(*style), std::move(*shuffledPitch)};
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

Status assembleStyle(const StyleTraining& options, const StyleTrainingData& material, StyleNetwork& network,
                     const Json& story, const Task& task) {
    const auto features = fitFeatures(options, material, task);
    if (!features) return features.error();
    network->eval();
    const auto answers =
        predictAll(network, &features->style, material.validation, everything, mostWindows, task);
    if (!answers) return answers.error();
    const auto limits = fitNoveltyLimits(*features, material.validation, task);
    if (!limits) return limits.error();
    StyleModel model = material.model;
    model.noveltyLimits = *limits;
    letCuesAnswer(model);
    Json metrics = Json::object();
    for (std::size_t head = 0; head < styleHeads.size(); ++head) {
        if (material.model.labels[head].empty()) continue;
        model.calibration[head] = fitHeadCalibration(styleHeads[head], *answers);
        metrics[std::string(headName(styleHeads[head]))] =
            metricsJson(measure(styleHeads[head], *answers, model.calibration[head]));
    }
    WeightFile file{describe(model), {}, {}};
    storeState(*network, "", file.tensors);
    features->style.addTo(file);
    features->shuffledPitch.addTo(file, shuffledPitchTensors);
    file.metadata["accepted_risk"] = acceptedRisk;
    file.metadata["training"] = story;
    file.metadata["validation"] = std::move(metrics);
    return writeWeights(file, options.weights, TensorPrecision::float16);
}

} // namespace atos
