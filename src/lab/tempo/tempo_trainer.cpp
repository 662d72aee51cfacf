// SPDX-License-Identifier: Apache-2.0
#include "lab/tempo/tempo_trainer.h"

#include "analysis/tempo/candidate_features.h"
#include "core/fast_random.h"
#include "lab/metrics/weighted_mean.h"
#include "lab/training/adam_moments.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <string>

namespace atos {

namespace {

constexpr double tolerance = 0.04;

/// Means of the inputs, and what brings their deviations to 1.
void fitScale(std::span<const TempoExample> examples, TempoModel& model) {
    const std::size_t inputs = model.inputs();
    std::vector<double> sum(inputs);
    std::vector<double> squares(inputs);
    double count = 0;
    for (const TempoExample& example : examples)
        for (const std::vector<float>& features : example.candidates) {
            for (std::size_t i = 0; i < inputs; ++i) {
                const auto value = static_cast<double>(features[i]);
                sum[i] += value;
                squares[i] += value * value;
            }
            ++count;
        }
    for (std::size_t i = 0; i < inputs; ++i) {
        const double mean = sum[i] / count;
        const double deviation = std::sqrt(std::max(0.0, squares[i] / count - mean * mean));
        model.mean[i] = static_cast<float>(mean);
        model.scale[i] = deviation > 1e-4 ? static_cast<float>(std::min(1 / deviation, 20.0)) : 0.0F;
    }
}

TempoModel untaught(const TempoSchooling& schooling) {
    FastRandom random(schooling.seed);
    TempoModel model;
    const std::size_t inputs = tempoFeatureCount();
    model.mean.assign(inputs, 0.0F);
    model.scale.assign(inputs, 1.0F);
    model.bias.assign(schooling.units, 0.0F);
    const auto draw = [&random](std::vector<float>& values, std::size_t count, std::size_t into) {
        const float reach = std::sqrt(6.0F / static_cast<float>(into));
        for (std::size_t i = 0; i < count; ++i)
            values.push_back((2 * random.unit() - 1) * reach);
    };
    draw(model.hidden, inputs * schooling.units, inputs);
    draw(model.output, schooling.units, schooling.units);
    return model;
}

class Learner {
public:
    Learner(TempoModel& model, const TempoSchooling& schooling)
        : model_(model), schooling_(schooling), random_(schooling.seed + 1),
          hidden_(model.hidden.size(), {0.9F, 0.1F}, {0.999F, 0.001F}),
          bias_(model.bias.size(), {0.9F, 0.1F}, {0.999F, 0.001F}),
          output_(model.output.size(), {0.9F, 0.1F}, {0.999F, 0.001F}) {
        clear();
    }

    /// Adds the gradient of an example; returns its loss.
    double add(const TempoExample& example) {
        drawMask();
        const std::size_t count = example.candidates.size();
        inputs_.resize(count);
        units_.resize(count);
        scores_.assign(count, 0);
        for (std::size_t c = 0; c < count; ++c)
            forward(example.candidates[c], c);
        const double highest = *std::max_element(scores_.begin(), scores_.end());
        double sum = 0;
        double rightSum = 0;
        for (std::size_t c = 0; c < count; ++c) {
            scores_[c] = std::exp(scores_[c] - highest);
            sum += scores_[c];
            if (example.right[c]) rightSum += scores_[c];
        }
        rightSum = std::max(rightSum, 1e-12 * sum);
        for (std::size_t c = 0; c < count; ++c) {
            const double wanted = example.right[c] ? scores_[c] / rightSum : 0;
            backward(c, static_cast<float>(scores_[c] / sum - wanted) * example.weight);
        }
        weight_ += example.weight;
        return -std::log(rightSum / sum) * static_cast<double>(example.weight);
    }

    void step(float rate) {
        const auto decay = static_cast<float>(schooling_.weightDecay);
        change(hidden_, model_.hidden, hiddenSlope_, rate, decay);
        change(bias_, model_.bias, biasSlope_, rate, 0);
        change(output_, model_.output, outputSlope_, rate, decay);
        clear();
    }

private:
    TempoModel& model_;
    const TempoSchooling& schooling_;
    FastRandom random_;
    AdamMoments<float> hidden_, bias_, output_;
    std::vector<float> hiddenSlope_, biasSlope_, outputSlope_, mask_;
    std::vector<std::vector<float>> inputs_, units_;
    std::vector<double> scores_;
    std::vector<float> below_;
    float weight_ = 0;

    void clear() {
        hiddenSlope_.assign(model_.hidden.size(), 0.0F);
        biasSlope_.assign(model_.bias.size(), 0.0F);
        outputSlope_.assign(model_.output.size(), 0.0F);
        weight_ = 0;
    }
    void drawMask() {
        const auto dropout = static_cast<float>(schooling_.dropout);
        mask_.resize(model_.units());
        for (float& keep : mask_)
            keep = dropout > 0 && random_.unit() < dropout ? 0 : 1 / (1 - dropout);
    }
    void forward(const std::vector<float>& features, std::size_t c) {
        std::vector<float>& input = inputs_[c];
        std::vector<float>& units = units_[c];
        input.resize(features.size());
        units = model_.bias;
        for (std::size_t i = 0; i < features.size(); ++i) {
            input[i] = (features[i] - model_.mean[i]) * model_.scale[i];
            const float* row = model_.hidden.data() + i * units.size();
            for (std::size_t j = 0; j < units.size(); ++j)
                units[j] += input[i] * row[j];
        }
        for (std::size_t j = 0; j < units.size(); ++j) {
            units[j] = std::max(0.0F, units[j]) * mask_[j];
            scores_[c] += static_cast<double>(units[j] * model_.output[j]);
        }
    }
    void backward(std::size_t c, float slope) {
        const std::vector<float>& units = units_[c];
        below_.resize(units.size());
        for (std::size_t j = 0; j < units.size(); ++j) {
            outputSlope_[j] += slope * units[j];
            below_[j] = units[j] > 0 ? slope * model_.output[j] * mask_[j] : 0;
            biasSlope_[j] += below_[j];
        }
        for (std::size_t i = 0; i < inputs_[c].size(); ++i) {
            float* row = hiddenSlope_.data() + i * units.size();
            for (std::size_t j = 0; j < units.size(); ++j)
                row[j] += inputs_[c][i] * below_[j];
        }
    }
    void change(AdamMoments<float>& moments, std::vector<float>& values, const std::vector<float>& slope,
                float rate, float decay) const {
        moments.advance();
        const float meanScale = 1 / moments.meanFilled();
        const float squareScale = 1 / moments.squareFilled();
        for (std::size_t i = 0; i < values.size(); ++i) {
            moments.add(i, slope[i] / std::max(weight_, 1e-6F));
            const float step =
                moments.mean(i) * meanScale / (std::sqrt(moments.square(i) * squareScale) + 1e-8F);
            values[i] -= rate * (step + decay * values[i]);
        }
    }
};

/// -log of what the right candidates get at a temperature, in the mean.
double lossAt(const std::vector<std::vector<double>>& scores, std::span<const TempoExample> examples,
              double temperature) {
    WeightedMean loss;
    for (std::size_t e = 0; e < examples.size(); ++e) {
        const double highest = *std::max_element(scores[e].begin(), scores[e].end());
        double sum = 0;
        double right = 0;
        for (std::size_t c = 0; c < scores[e].size(); ++c) {
            const double share = std::exp((scores[e][c] - highest) / temperature);
            sum += share;
            if (examples[e].right[c]) right += share;
        }
        loss.add(-std::log(std::max(right / sum, 1e-12)), static_cast<double>(examples[e].weight));
    }
    return loss.value();
}

} // namespace

std::vector<TempoExample> tempoExamples(const Performance& performance, double bpm, float weight) {
    const TempoEvidence evidence = tempoEvidence(performance);
    std::vector<bool> right;
    for (const BeatTrack& candidate : evidence.candidates)
        right.push_back(std::abs(60 / candidate.period / bpm - 1) < tolerance);
    if (std::find(right.begin(), right.end(), true) == right.end()) return {};
    std::vector<TempoExample> examples;
    const auto add = [&](const StatedTempo& stated) {
        examples.push_back({{}, right, weight});
        for (const BeatTrack& candidate : evidence.candidates)
            examples.back().candidates.push_back(tempoFeatures(evidence, candidate, stated));
    };
    add({});
    if (evidence.stated.period > 0) add(evidence.stated);
    return examples;
}

Result<TempoModel> teachTempo(std::span<const TempoExample> examples, const TempoSchooling& schooling,
                              const Task& task) {
    if (examples.empty()) return badInput("There is nothing to learn tempo from.");
    TempoModel model = untaught(schooling);
    fitScale(examples, model);
    Learner learner(model, schooling);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    FastRandom random(schooling.seed);
    const std::size_t batches = (examples.size() + schooling.batch - 1) / schooling.batch;
    const double steps = static_cast<double>(batches) * schooling.epochs;
    double step = 0;
    for (int epoch = 0; epoch < schooling.epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
        double loss = 0;
        for (std::size_t batch = 0; batch < batches; ++batch) {
            if (task.cancel.cancelled()) return cancelled();
            const std::size_t last = std::min(examples.size(), (batch + 1) * schooling.batch);
            for (std::size_t i = batch * schooling.batch; i < last; ++i)
                loss += learner.add(examples[order[i]]);
            const double rate =
                schooling.learningRate * 0.5 * (1 + std::cos(std::numbers::pi * step++ / steps));
            learner.step(static_cast<float>(rate));
        }
        task.report(static_cast<double>(epoch + 1) / schooling.epochs,
                    "learning, loss " + std::to_string(loss / static_cast<double>(examples.size())));
    }
    return model;
}

TempoModel meanOf(std::span<const TempoModel> models) {
    TempoModel mean = models.front();
    mean.hidden.clear();
    mean.bias.clear();
    mean.output.clear();
    for (std::size_t input = 0; input < mean.inputs(); ++input)
        for (const TempoModel& model : models) {
            const auto row = model.hidden.begin() + static_cast<std::ptrdiff_t>(input * model.units());
            mean.hidden.insert(mean.hidden.end(), row, row + static_cast<std::ptrdiff_t>(model.units()));
        }
    for (const TempoModel& model : models) {
        mean.bias.insert(mean.bias.end(), model.bias.begin(), model.bias.end());
        for (const float weight : model.output)
            mean.output.push_back(weight / static_cast<float>(models.size()));
    }
    return mean;
}

float fitTemperature(const TempoModel& model, std::span<const TempoExample> examples) {
    if (examples.empty()) return 1;
    std::vector<std::vector<double>> scores;
    for (const TempoExample& example : examples) {
        scores.emplace_back();
        for (const std::vector<float>& features : example.candidates)
            scores.back().push_back(model.score(features));
    }
    double best = 1;
    double least = lossAt(scores, examples, best);
    for (double temperature = 0.25; temperature <= 4; temperature *= 1.03) {
        const double loss = lossAt(scores, examples, temperature);
        if (loss >= least) continue;
        least = loss;
        best = temperature;
    }
    return static_cast<float>(best);
}

double shareRight(const TempoModel& model, std::span<const TempoExample> examples) {
    WeightedMean right;
    for (const TempoExample& example : examples) {
        const std::vector<double> shares = model.probabilities(example.candidates);
        const auto best = std::max_element(shares.begin(), shares.end()) - shares.begin();
        right.add(example.right[static_cast<std::size_t>(best)] ? 1 : 0, static_cast<double>(example.weight));
    }
    return right.value();
}

} // namespace atos
