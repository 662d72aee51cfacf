// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/rotation_trainer.h"

#include "core/fast_random.h"
#include "lab/training/adam_moments.h"
#include "nn/softmax.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace atos {

namespace {

using Layers = std::vector<RotationNetwork::Layer>;

/// Turns scores into probabilities and returns -log of that of `truth`.
double softmaxLoss(std::span<float> scores, std::size_t truth) {
    const float highest = *std::max_element(scores.begin(), scores.end());
    const double offset = static_cast<double>(scores[truth]) - static_cast<double>(highest);
    return std::log(static_cast<double>(softmax(scores))) - offset;
}

AdamMoments<float> momentsOf(const std::vector<float>& values) {
    return {values.size(), {0.9F, 0.1F}, {0.999F, 0.001F}};
}

/// A step of AdamW.
void stepAdamW(AdamMoments<float>& moments, std::vector<float>& values, const std::vector<float>& gradient,
               float rate, float decay) {
    moments.advance();
    const float meanScale = 1 / moments.meanFilled();
    const float squareScale = 1 / moments.squareFilled();
    for (std::size_t i = 0; i < values.size(); ++i) {
        moments.add(i, gradient[i]);
        const float change =
            moments.mean(i) * meanScale / (std::sqrt(moments.square(i) * squareScale) + 1e-8F);
        values[i] -= rate * (change + decay * values[i]);
    }
}

/// Forward and backward through one sample; gradients add up until they are taken.
class Backpropagation {
public:
    Backpropagation(const RotationNetwork& network, double dropout, std::uint64_t seed)
        : network_(network), gradients_(network.layers()), dropout_(static_cast<float>(dropout)),
          random_(seed) {
        clear();
        const std::size_t depth = network.layers().size();
        values_.resize(12 * (depth + 1));
        for (std::size_t tonic = 0; tonic < 12; ++tonic) {
            values_[tonic * (depth + 1)].resize(network.layers().front().inputs);
            for (std::size_t index = 0; index < depth; ++index)
                values_[tonic * (depth + 1) + index + 1].resize(network.layers()[index].outputs);
        }
        scores_.resize(12 * network.outputs());
    }

    double add(const RotationSample& sample) {
        drawMask();
        for (std::size_t tonic = 0; tonic < 12; ++tonic)
            forward(sample.input, tonic);
        const std::size_t truth = sample.tonic * network_.outputs() + sample.output;
        const double loss = softmaxLoss(scores_, truth);
        scores_[truth] -= 1;
        for (float& score : scores_)
            score *= sample.weight;
        backward();
        return loss * static_cast<double>(sample.weight);
    }

    [[nodiscard]] Layers& gradients() { return gradients_; }
    void clear() {
        for (RotationNetwork::Layer& layer : gradients_) {
            std::fill(layer.weights.begin(), layer.weights.end(), 0.0F);
            std::fill(layer.bias.begin(), layer.bias.end(), 0.0F);
        }
    }

private:
    const RotationNetwork& network_;
    Layers gradients_;
    float dropout_;
    FastRandom random_;
    std::vector<std::vector<float>> values_; ///< of each tonic: the input, then each layer's output
    std::vector<std::vector<float>> masks_;  ///< of each hidden layer: 0 or 1 / (1 - dropout)
    std::vector<float> scores_;
    std::array<std::vector<float>, 12> slopes_; ///< of the loss by each tonic's present layer
    std::vector<float> below_;

    std::vector<float>& value(std::size_t tonic, std::size_t index) {
        return values_[tonic * (network_.layers().size() + 1) + index];
    }

    /// One mask for all twelve views: they share their hidden units.
    void drawMask() {
        masks_.resize(network_.layers().size() - 1);
        for (std::size_t index = 0; index < masks_.size(); ++index) {
            masks_[index].resize(network_.layers()[index].outputs);
            for (float& keep : masks_[index])
                keep = dropout_ > 0 && random_.unit() < dropout_ ? 0 : 1 / (1 - dropout_);
        }
    }

    void forward(const RotationInput& input, std::size_t tonic) {
        const Layers& layers = network_.layers();
        rotateInput(input, tonic, value(tonic, 0));
        for (std::size_t index = 0; index < layers.size(); ++index) {
            std::vector<float>& output = value(tonic, index + 1);
            applyLayer(layers[index], value(tonic, index), output);
            if (index + 1 == layers.size()) break;
            for (std::size_t j = 0; j < output.size(); ++j)
                output[j] = std::max(0.0F, output[j]) * masks_[index][j];
        }
        const std::vector<float>& last = value(tonic, layers.size());
        std::copy(last.begin(), last.end(),
                  scores_.begin() + static_cast<std::ptrdiff_t>(tonic * last.size()));
    }

    void backward() {
        const Layers& layers = network_.layers();
        const auto outputs = static_cast<std::ptrdiff_t>(network_.outputs());
        for (std::size_t tonic = 0; tonic < 12; ++tonic) {
            const auto start = scores_.begin() + static_cast<std::ptrdiff_t>(tonic) * outputs;
            slopes_[tonic].assign(start, start + outputs);
        }
        for (std::size_t index = layers.size(); index-- > 0;) {
            addGradient(index);
            for (std::size_t tonic = 0; index > 0 && tonic < 12; ++tonic)
                descend(layers[index], tonic, index);
        }
    }

    /// All views together, so that each weight's gradient is fetched and stored once a sample.
    void addGradient(std::size_t index) {
        RotationNetwork::Layer& gradient = gradients_[index];
        for (const std::vector<float>& slope : slopes_)
            for (std::size_t o = 0; o < slope.size(); ++o)
                gradient.bias[o] += slope[o];
        constexpr std::size_t block = 16;
        const std::size_t width = gradient.outputs;
        for (std::size_t i = 0; i < gradient.inputs; ++i) {
            float* row = gradient.weights.data() + i * width;
            std::size_t first = 0;
            for (; first + block <= width; first += block) {
                std::array<float, block> sums;
                std::copy_n(row + first, block, sums.begin());
                for (std::size_t tonic = 0; tonic < 12; ++tonic) {
                    const float input = value(tonic, index)[i];
                    if (input == 0) continue;
                    const float* slope = slopes_[tonic].data() + first;
                    for (std::size_t j = 0; j < block; ++j)
                        sums[j] += input * slope[j];
                }
                std::copy(sums.begin(), sums.end(), row + first);
            }
            for (std::size_t tonic = 0; first < width && tonic < 12; ++tonic) {
                const float input = value(tonic, index)[i];
                for (std::size_t j = first; j < width; ++j)
                    row[j] += input * slopes_[tonic][j];
            }
        }
    }

    void descend(const RotationNetwork::Layer& layer, std::size_t tonic, std::size_t index) {
        const std::vector<float>& input = value(tonic, index);
        below_.assign(layer.inputs, 0);
        for (std::size_t i = 0; i < layer.inputs; ++i) {
            if (input[i] == 0) continue;
            const float* row = layer.weights.data() + i * layer.outputs;
            for (std::size_t o = 0; o < layer.outputs; ++o)
                below_[i] += row[o] * slopes_[tonic][o];
            below_[i] *= masks_[index - 1][i];
        }
        std::swap(slopes_[tonic], below_);
    }
};

} // namespace

Result<std::vector<double>> train(RotationNetwork& network, std::span<const RotationSample> samples,
                                  const RotationTraining& training, const Task& task) {
    std::vector<double> losses;
    if (samples.empty()) return badInput("There is nothing to learn from.");
    Backpropagation backpropagation(network, training.dropout, training.seed);
    std::vector<AdamMoments<float>> weightMoments;
    std::vector<AdamMoments<float>> biasMoments;
    for (const RotationNetwork::Layer& layer : network.layers()) {
        weightMoments.push_back(momentsOf(layer.weights));
        biasMoments.push_back(momentsOf(layer.bias));
    }
    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    FastRandom random(training.seed);
    const std::size_t batches = (samples.size() + training.batch - 1) / training.batch;
    const double steps = static_cast<double>(batches) * training.epochs;
    int step = 0;
    for (int epoch = 0; epoch < training.epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
        double loss = 0;
        double weight = 0;
        for (std::size_t batch = 0; batch < batches; ++batch) {
            if (task.cancel.cancelled()) return cancelled();
            backpropagation.clear();
            const std::size_t last = std::min(samples.size(), (batch + 1) * training.batch);
            float batchWeight = 0;
            for (std::size_t i = batch * training.batch; i < last; ++i) {
                loss += backpropagation.add(samples[order[i]]);
                batchWeight += samples[order[i]].weight;
            }
            weight += static_cast<double>(batchWeight);
            const double fraction = step / steps;
            const auto rate =
                static_cast<float>(training.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * fraction)));
            ++step;
            for (std::size_t index = 0; index < network.layers().size(); ++index) {
                RotationNetwork::Layer& layer = network.layers()[index];
                RotationNetwork::Layer& gradient = backpropagation.gradients()[index];
                for (float& value : gradient.weights)
                    value /= std::max(batchWeight, 1e-6F);
                for (float& value : gradient.bias)
                    value /= std::max(batchWeight, 1e-6F);
                const auto decay = static_cast<float>(training.weightDecay);
                stepAdamW(weightMoments[index], layer.weights, gradient.weights, rate, decay);
                stepAdamW(biasMoments[index], layer.bias, gradient.bias, rate, 0);
            }
        }
        losses.push_back(weight > 0 ? loss / weight : 0);
        task.report(static_cast<double>(epoch + 1) / training.epochs, "learning");
    }
    return losses;
}

} // namespace atos
