// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/assembly.h"

#include "nn/plugin/state.h"

#include "lab/style/calibration_fit.h"
#include "lab/style/feature_dataset_file.h"
#include "lab/style/feature_training.h"
#include "lab/style/head_metrics.h"
#include "lab/style/novelty_limits.h"
#include "lab/style/plugin/predict.h"
#include "lab/style/shuffled_pitch_training.h"
#include "style/plugin/infer.h"

#include <algorithm>
#include <limits>

namespace atos {
namespace {

constexpr double everything = std::numeric_limits<double>::infinity();

/// What each training piece and its augmented examples come to in numbers.
Result<std::vector<FeatureExample>>
describeTrainingData(const StyleTraining& options, const StyleTrainingData& trainingData, const Task& task) {
    const LabelNames& labels = trainingData.model.labels;
    if (!options.dataset.empty()) return readTrainingExamples(options.dataset, trainingData.train, labels);
    FeatureExampleOptions exampleOptions;
    exampleOptions.seed = options.seed;
    return trainingExamples(trainingData.train, labels, exampleOptions, task);
}

Result<FeatureModels> fitFeatures(const StyleTraining& options, const StyleTrainingData& trainingData,
                                  const Task& task) {
    const auto examples = describeTrainingData(options, trainingData, task);
    if (!examples) return examples.error();
    FeatureTraining training;
    training.seed = options.seed;
    auto style = trainFeatureModel(trainingData.train, *examples, trainingData.model.labels, training, task);
    if (!style) return style.error();
    auto shuffledPitch = trainShuffledPitchDetector(trainingData.train, *examples, options.seed, task);
    if (!shuffledPitch) return shuffledPitch.error();
    return FeatureModels{std::move(*style), std::move(*shuffledPitch)};
}

/// Adds to the logits of the label for composers outside the list as much as the listed ones allow, in the
/// predictions and in the models that made them.
void favourAnother(const StyleModel& model, std::vector<StylePrediction>& predictions, StyleNetwork& network,
                   FeatureModel& features) {
    constexpr auto composer = static_cast<std::size_t>(StyleHead::composer);
    const int another = anotherIn(model.labels[composer]);
    if (another < 0) return;
    const auto favour = static_cast<float>(favourOfAnother(
        StyleHead::composer, predictions, fitHeadCalibration(StyleHead::composer, predictions, another)));
    for (StylePrediction& prediction : predictions)
        prediction.favour(StyleHead::composer, another, favour);
    const torch::NoGradGuard noGradients;
    (*network->named_parameters().find("composer.bias"))[another].add_(favour);
    static_assert(composer == 0, "the features' outputs begin with the composers");
    features.output.bias[static_cast<std::size_t>(another)] += favour;
}

/// Cues alone, where validation knows no mood: said when a quadrant is clearly likelier than by chance.
constexpr HeadCalibration cuesAlone{0, 1, 0.4};

bool anyKnows(StyleHead head, std::span<const StylePrediction> predictions) {
    return std::any_of(predictions.begin(), predictions.end(),
                       [head](const StylePrediction& one) { return one.truth.known(head); });
}

} // namespace

Status assembleStyle(const StyleTraining& options, const StyleTrainingData& trainingData,
                     StyleNetwork& network, const Json& story, const Task& task) {
    auto features = fitFeatures(options, trainingData, task);
    if (!features) return features.error();
    network->eval();
    auto predictions =
        predictAll(network, &features->style, trainingData.validation, everything, mostWindows, task);
    if (!predictions) return predictions.error();
    if (trainingData.model.moodByCues) predictMoodByCues(*predictions, trainingData.validation, everything);
    favourAnother(trainingData.model, *predictions, network, features->style);
    const auto limits = fitNoveltyLimits(*features, trainingData.validation, task);
    if (!limits) return limits.error();
    StyleModel model = trainingData.model;
    model.noveltyLimits = *limits;
    Json metrics = Json::object();
    for (std::size_t head = 0; head < styleHeads.size(); ++head) {
        if (trainingData.model.labels[head].empty()) continue;
        if (styleHeads[head] == StyleHead::mood && model.moodByCues
            && !anyKnows(StyleHead::mood, *predictions)) {
            model.calibration[head] = cuesAlone;
            continue;
        }
        model.calibration[head] =
            fitHeadCalibration(styleHeads[head], *predictions, anotherIn(trainingData.model.labels[head]));
        metrics[std::string(headName(styleHeads[head]))] =
            metricsJson(measure(styleHeads[head], *predictions, model.calibration[head]));
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
