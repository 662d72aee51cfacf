// SPDX-License-Identifier: Apache-2.0
#include "lab/style/feature_training.h"

#include "lab/training/adam_moments.h"
#include "lab/training/dense_layer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace atos {
namespace {

constexpr std::size_t batchSize = 64;
constexpr double peakLearningRate = 2e-3;
constexpr float smoothing = 0.05F;

/// A layer with its gradient and what AdamW (Loshchilov and Hutter, ICLR 2019) remembers.
class Learner {
public:
    Learner(std::size_t inputs, std::size_t outputs, std::mt19937_64& random)
        : moments_((inputs + 1) * outputs, {0.9F, 1 - 0.9F}, {0.999F, 1 - 0.999F}) {
        layer.inputs = inputs;
        layer.outputs = outputs;
        std::normal_distribution<float> draw(0,
                                             std::sqrt(2.0F / static_cast<float>(inputs))); // He et al. 2015
        layer.weights.resize(inputs * outputs);
        for (float& weight : layer.weights)
            weight = draw(random);
        layer.bias.assign(outputs, 0.0F);
        gradient_.assign(layer.weights.size() + outputs, 0.0F);
    }

    /// Adds the gradient of one example; gives back that of its input unless `inward` is empty.
    void learn(std::span<const float> input, std::span<const float> outward, std::span<float> inward) {
        const std::span all(gradient_);
        const std::size_t weights = layer.weights.size();
        backpropagate(layer.weights, input, outward, {all.first(weights), all.subspan(weights)}, inward);
    }

    void step(float rate, float weightDecay) {
        moments_.advance();
        const std::size_t weights = layer.weights.size();
        for (std::size_t i = 0; i < gradient_.size(); ++i) {
            float& value = i < weights ? layer.weights[i] : layer.bias[i - weights];
            moments_.add(i, gradient_[i] / static_cast<float>(batchSize));
            if (i < weights) value -= rate * weightDecay * value;
            value -= rate * (moments_.mean(i) / moments_.meanFilled())
                     / (std::sqrt(moments_.square(i) / moments_.squareFilled()) + 1e-8F);
            gradient_[i] = 0;
        }
    }

    FeatureModel::Layer layer;

private:
    std::vector<float> gradient_; ///< weights, then bias
    AdamMoments<float> moments_;
};

void measureScale(std::span<const FeatureExample> examples, FeatureModel& model) {
    constexpr double smallest = 0.01; // a feature that hardly ever moves is not blown up
    const std::size_t inputs = examples.front().features.size();
    const auto count = static_cast<double>(examples.size());
    for (std::size_t i = 0; i < inputs; ++i) {
        double sum = 0;
        double squares = 0;
        for (const FeatureExample& example : examples) {
            sum += example.features[i];
            squares += static_cast<double>(example.features[i]) * example.features[i];
        }
        const double mean = sum / count;
        const double deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
        model.mean.push_back(static_cast<float>(mean));
        model.scale.push_back(static_cast<float>(1 / std::max(deviation, smallest)));
    }
}

/// The gradient of the loss by the logits of a head whose truth is known.
void slopes(StyleHead head, const StyleLabels& truth, std::span<const float> logits, std::span<float> slope) {
    const auto likely = probabilities(head, logits, 1);
    for (std::size_t label = 0; label < slope.size(); ++label) {
        slope[label] = 0;
        if (head == StyleHead::tag && truth.tags[label] == StyleLabels::unknown) continue;
        const float holds = truth.holds(head, static_cast<int>(label)) ? 1.0F : 0.0F;
        const float target = head == StyleHead::tag
                                 ? holds
                                 : (1 - smoothing) * holds + smoothing / static_cast<float>(slope.size());
        slope[label] = static_cast<float>(likely[label]) - target;
    }
}

class Trainer {
public:
    Trainer(StyleHead head, const FeatureModel& model, const FeatureTraining& training, std::uint64_t seed)
        : head_(head), training_(training), random_(seed),
          outputs_(model.counts[static_cast<std::size_t>(head)]),
          hidden_(model.mean.size(), training.hidden, random_), output_(training.hidden, outputs_, random_) {}

    void learn(const std::vector<float>& standardised, const StyleLabels& truth) {
        const std::vector<float> input = thinned(standardised, training_.inputDropout);
        std::vector<float> inner(training_.hidden);
        apply(hidden_.layer, input, inner);
        for (float& value : inner)
            value = std::max(value, 0.0F);
        inner = thinned(inner, training_.dropout);
        std::vector<float> logits(outputs_);
        std::vector<float> slope(outputs_);
        apply(output_.layer, inner, logits);
        slopes(head_, truth, logits, slope);
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
    [[nodiscard]] const FeatureModel::Layer& hidden() const { return hidden_.layer; }
    [[nodiscard]] const FeatureModel::Layer& output() const { return output_.layer; }

private:
    /// Some values set to zero, the others raised to keep the sum (Srivastava et al., "Dropout", JMLR 2014).
    std::vector<float> thinned(std::vector<float> values, double share) {
        std::bernoulli_distribution dropped(share);
        const auto kept = static_cast<float>(1 - share);
        for (float& value : values)
            if (value != 0) value = dropped(random_) ? 0 : value / kept;
        return values;
    }

    StyleHead head_;
    const FeatureTraining& training_;
    std::mt19937_64 random_;
    std::size_t outputs_;
    Learner hidden_;
    Learner output_;
};

/// Puts a member's hidden units beside those that the model has; they speak for the labels of its head alone,
/// with its share in the mean of the logits.
void append(FeatureModel& model, StyleHead head, const Trainer& member, float share) {
    const FeatureModel::Layer& hidden = member.hidden();
    const FeatureModel::Layer& output = member.output();
    FeatureModel::Layer wider{hidden.inputs, model.hidden.outputs + hidden.outputs, {}, model.hidden.bias};
    wider.bias.insert(wider.bias.end(), hidden.bias.begin(), hidden.bias.end());
    const auto addRow = [&wider](const FeatureModel::Layer& from, std::size_t input) {
        const auto row = from.weights.begin() + static_cast<std::ptrdiff_t>(input * from.outputs);
        wider.weights.insert(wider.weights.end(), row, row + static_cast<std::ptrdiff_t>(from.outputs));
    };
    for (std::size_t input = 0; input < hidden.inputs; ++input) {
        addRow(model.hidden, input);
        addRow(hidden, input);
    }
    model.hidden = std::move(wider);

    const auto before = model.counts.begin() + static_cast<std::ptrdiff_t>(head);
    const std::size_t first = std::accumulate(model.counts.begin(), before, std::size_t{0});
    for (std::size_t unit = 0; unit < output.inputs; ++unit) {
        std::vector<float> row(model.output.outputs);
        for (std::size_t label = 0; label < output.outputs; ++label)
            row[first + label] = share * output.weights[unit * output.outputs + label];
        model.output.weights.insert(model.output.weights.end(), row.begin(), row.end());
    }
    model.output.inputs += output.inputs;
    for (std::size_t label = 0; label < output.outputs; ++label)
        model.output.bias[first + label] += share * output.bias[label];
}

/// The pieces and examples whose truth a head knows.
struct HeadExamples {
    HeadExamples(StyleHead head, std::span<const StylePiece> pieces, std::span<const FeatureExample> examples,
                 const LabelNames& all) {
        const auto which = static_cast<std::size_t>(head);
        std::vector<std::size_t> place(pieces.size(), pieces.size());
        for (std::size_t i = 0; i < examples.size(); ++i) {
            if (!examples[i].truth.known(head)) continue;
            std::size_t& at = place[examples[i].piece];
            if (at == pieces.size()) {
                at = known.size();
                StylePiece& piece = known.emplace_back();
                piece.row.cluster = pieces[examples[i].piece].row.cluster;
                if (head == StyleHead::tag)
                    piece.truth.tags = examples[i].truth.tags;
                else
                    piece.truth.label[which] = examples[i].truth.label[which];
                byPiece.emplace_back();
            }
            byPiece[at].push_back(i);
            ++exampleCount;
        }
        labels[which] = all[which];
    }

    std::vector<StylePiece> known; ///< without music or other truths
    std::vector<std::vector<std::size_t>> byPiece;
    std::size_t exampleCount = 0;
    LabelNames labels; ///< of this head alone
};

} // namespace

Result<FeatureModel> trainFeatureModel(std::span<const StylePiece> pieces,
                                       std::span<const FeatureExample> examples, const LabelNames& labels,
                                       const FeatureTraining& training, const Task& task) {
    if (examples.empty()) return badInput("There is no music to learn features from.");
    FeatureModel model;
    for (const auto& head : labels)
        model.counts.push_back(head.size());
    measureScale(examples, model);
    model.output.outputs = std::accumulate(model.counts.begin(), model.counts.end(), std::size_t{0});
    model.output.bias.resize(model.output.outputs);
    std::vector<std::vector<float>> inputs;
    for (const FeatureExample& example : examples)
        inputs.push_back(model.standardise(example.features));

    constexpr int stepsBetweenReports = 100;
    const int parts = training.members * static_cast<int>(styleHeads.size());
    for (int part = 0; part < parts; ++part) {
        const StyleHead head = styleHeads[static_cast<std::size_t>(part / training.members)];
        const HeadExamples own(head, pieces, examples, labels);
        if (labels[static_cast<std::size_t>(head)].empty() || own.known.empty()) continue;
        const PieceSampler sampler(own.known, own.labels);
        Trainer trainer(head, model, training,
                        training.seed * static_cast<std::uint64_t>(parts) + static_cast<std::uint64_t>(part));
        const auto draws = static_cast<std::size_t>(training.epochs) * own.exampleCount;
        const int steps = std::clamp(static_cast<int>(draws / batchSize), 1, training.mostSteps);
        for (int step = 0; step < steps; ++step) {
            const double spent = static_cast<double>(step) / steps;
            if (step % stepsBetweenReports == 0) {
                if (task.cancel.cancelled()) return cancelled();
                task.report((part + spent) / parts, "Learning from musical features");
            }
            for (std::size_t i = 0; i < batchSize; ++i) {
                const auto& some = own.byPiece[sampler.draw(trainer.random())];
                std::uniform_int_distribution<std::size_t> any(0, some.size() - 1);
                const std::size_t index = some[any(trainer.random())];
                trainer.learn(inputs[index], examples[index].truth);
            }
            trainer.step(spent);
        }
        append(model, head, trainer, 1 / static_cast<float>(training.members));
    }
    return model;
}

} // namespace atos
