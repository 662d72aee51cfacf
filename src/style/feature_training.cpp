// SPDX-License-Identifier: Apache-2.0
#include "style/feature_training.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace atos {
namespace {

constexpr std::size_t batchSize = 64;
constexpr double peakLearningRate = 2e-3;
constexpr std::array<double, styleHeads.size()> headWeights{1, 0.7, 1, 0.5, 0.7, 0.5};
constexpr float smoothing = 0.05F;

/// A layer with its gradient and what AdamW (Loshchilov and Hutter, ICLR 2019) remembers.
class Learner {
public:
    Learner(std::size_t inputs, std::size_t outputs, std::mt19937_64& random) {
        layer.inputs = inputs;
        layer.outputs = outputs;
        std::normal_distribution<float> draw(0,
                                             std::sqrt(2.0F / static_cast<float>(inputs))); // He et al. 2015
        layer.weights.resize(inputs * outputs);
        for (float& weight : layer.weights)
            weight = draw(random);
        layer.bias.assign(outputs, 0.0F);
        gradient.assign(layer.weights.size() + outputs, 0.0F);
        mean_ = square_ = gradient;
    }

    /// Adds the gradient of one example; gives back that of its input unless `inward` is empty.
    void learn(std::span<const float> input, std::span<const float> outward, std::span<float> inward) {
        float* bias = gradient.data() + layer.weights.size();
        for (std::size_t o = 0; o < layer.outputs; ++o)
            bias[o] += outward[o];
        for (std::size_t i = 0; i < layer.inputs; ++i) {
            const float* weights = layer.weights.data() + i * layer.outputs;
            if (!inward.empty())
                inward[i] = std::inner_product(outward.begin(), outward.end(), weights, 0.0F);
            if (input[i] == 0) continue;
            float* slopes = gradient.data() + i * layer.outputs;
            for (std::size_t o = 0; o < layer.outputs; ++o)
                slopes[o] += input[i] * outward[o];
        }
    }

    void step(float rate, float weightDecay) {
        constexpr float meanDecay = 0.9F;
        constexpr float squareDecay = 0.999F;
        ++steps_;
        const float meanBias = 1 - std::pow(meanDecay, static_cast<float>(steps_));
        const float squareBias = 1 - std::pow(squareDecay, static_cast<float>(steps_));
        const std::size_t weights = layer.weights.size();
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            float& value = i < weights ? layer.weights[i] : layer.bias[i - weights];
            const float slope = gradient[i] / static_cast<float>(batchSize);
            mean_[i] = meanDecay * mean_[i] + (1 - meanDecay) * slope;
            square_[i] = squareDecay * square_[i] + (1 - squareDecay) * slope * slope;
            if (i < weights) value -= rate * weightDecay * value;
            value -= rate * (mean_[i] / meanBias) / (std::sqrt(square_[i] / squareBias) + 1e-8F);
            gradient[i] = 0;
        }
    }

    FeatureModel::Layer layer;
    std::vector<float> gradient; ///< weights, then bias

private:
    std::vector<float> mean_, square_;
    int steps_ = 0;
};

void measureScale(std::span<const StyleExcerpt> excerpts, FeatureModel& model) {
    constexpr double smallest = 0.01; // a feature that hardly ever moves is not blown up
    const std::size_t inputs = excerpts.front().features.size();
    const auto count = static_cast<double>(excerpts.size());
    for (std::size_t i = 0; i < inputs; ++i) {
        double sum = 0;
        double squares = 0;
        for (const StyleExcerpt& excerpt : excerpts) {
            sum += excerpt.features[i];
            squares += static_cast<double>(excerpt.features[i]) * excerpt.features[i];
        }
        const double mean = sum / count;
        const double deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
        model.mean.push_back(static_cast<float>(mean));
        model.scale.push_back(static_cast<float>(1 / std::max(deviation, smallest)));
    }
}

/// The gradient of the loss by the logits.
void slopes(const StyleTruth& truth, const std::vector<std::size_t>& counts, std::span<const float> logits,
            std::span<float> slope) {
    std::fill(slope.begin(), slope.end(), 0.0F);
    std::size_t begin = 0;
    for (std::size_t head = 0; head < counts.size(); begin += counts[head++]) {
        const StyleHead which = styleHeads[head];
        if (counts[head] == 0 || !truth.known(which)) continue;
        const auto likely = probabilities(which, logits.subspan(begin, counts[head]), 1);
        for (std::size_t label = 0; label < counts[head]; ++label) {
            if (which == StyleHead::tag && truth.tags[label] == StyleTruth::unknown) continue;
            const float holds = truth.holds(which, static_cast<int>(label)) ? 1.0F : 0.0F;
            const float target = which == StyleHead::tag
                                     ? holds
                                     : (1 - smoothing) * holds + smoothing / static_cast<float>(counts[head]);
            slope[begin + label] =
                static_cast<float>(headWeights[head]) * (static_cast<float>(likely[label]) - target);
        }
    }
}

class Trainer {
public:
    Trainer(std::span<const StyleExcerpt> excerpts, FeatureModel& model, const FeatureTraining& training)
        : training_(training), model_(model), random_(training.seed),
          outputs_(std::accumulate(model.counts.begin(), model.counts.end(), std::size_t{0})),
          hidden_(model.mean.size(), training.hidden, random_), output_(training.hidden, outputs_, random_) {
        for (const StyleExcerpt& excerpt : excerpts)
            inputs_.push_back(model.standardise(excerpt.features));
    }

    void learn(std::size_t index, const StyleTruth& truth) {
        const std::vector<float> input = thinned(inputs_[index], training_.inputDropout);
        std::vector<float> inner(training_.hidden);
        apply(hidden_.layer, input, inner);
        for (float& value : inner)
            value = std::max(value, 0.0F);
        inner = thinned(inner, training_.dropout);
        std::vector<float> logits(outputs_);
        std::vector<float> slope(outputs_);
        apply(output_.layer, inner, logits);
        slopes(truth, model_.counts, logits, slope);
        std::vector<float> inward(training_.hidden);
        output_.learn(inner, slope, inward);
        const auto kept = static_cast<float>(1 - training_.dropout);
        for (std::size_t i = 0; i < inward.size(); ++i)
            inward[i] = inner[i] > 0 ? inward[i] / kept : 0;
        hidden_.learn(input, inward, {});
    }

    void step(double spent) {
        const double rate = peakLearningRate * 0.5 * (1 + std::cos(std::numbers::pi * spent));
        const auto decay = static_cast<float>(training_.weightDecay);
        hidden_.step(static_cast<float>(rate), decay);
        output_.step(static_cast<float>(rate), decay);
    }

    std::mt19937_64& random() { return random_; }
    void finish() {
        model_.hidden = hidden_.layer;
        model_.output = output_.layer;
    }

private:
    /// Some values set to zero, the others raised to keep the sum (Srivastava et al., "Dropout", JMLR 2014).
    std::vector<float> thinned(std::vector<float> values, double share) {
        std::bernoulli_distribution dropped(share);
        const auto kept = static_cast<float>(1 - share);
        for (float& value : values)
            if (value != 0) value = dropped(random_) ? 0 : value / kept;
        return values;
    }

    const FeatureTraining& training_;
    FeatureModel& model_;
    std::mt19937_64 random_;
    std::size_t outputs_;
    Learner hidden_;
    Learner output_;
    std::vector<std::vector<float>> inputs_; ///< standardised
};

} // namespace

Result<FeatureModel> trainFeatureModel(std::span<const StylePiece> pieces,
                                       std::span<const StyleExcerpt> excerpts, const StyleLabels& labels,
                                       const FeatureTraining& training, const Task& task) {
    if (excerpts.empty()) return badInput("There is no music to learn features from.");
    FeatureModel model;
    for (const auto& head : labels)
        model.counts.push_back(head.size());
    measureScale(excerpts, model);
    std::vector<std::vector<std::size_t>> byPiece(pieces.size());
    for (std::size_t i = 0; i < excerpts.size(); ++i)
        byPiece[excerpts[i].piece].push_back(i);
    const PieceSampler sampler(pieces, labels);
    Trainer trainer(excerpts, model, training);
    const std::size_t steps = std::max<std::size_t>(1, excerpts.size() / batchSize);
    for (int epoch = 0; epoch < training.epochs; ++epoch) {
        if (task.cancel.cancelled()) return cancelled();
        const double spent = static_cast<double>(epoch) / training.epochs;
        task.report(spent, "Learning from musical features");
        for (std::size_t step = 0; step < steps; ++step) {
            for (std::size_t i = 0; i < batchSize; ++i) {
                const auto& some = byPiece[sampler.draw(trainer.random())];
                std::uniform_int_distribution<std::size_t> any(0, some.size() - 1);
                const std::size_t index = some[any(trainer.random())];
                trainer.learn(index, excerpts[index].truth);
            }
            trainer.step(spent);
        }
    }
    trainer.finish();
    return model;
}

} // namespace atos
