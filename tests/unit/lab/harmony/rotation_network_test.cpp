// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/rotation_scorer.h"
#include "core/fast_random.h"
#include "lab/embedding/word_sampling.h"
#include "lab/harmony/rotation_trainer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {
namespace {

constexpr std::array<std::size_t, 2> hidden{12, 8};

RotationInput randomInput(FastRandom& random) {
    RotationInput input(2);
    for (PitchClasses& channel : input)
        for (float& value : channel)
            value = random.unit();
    return input;
}

/// The tonic is where the first channel is highest; the second channel says there which output is meant.
std::vector<RotationSample> easySamples(std::size_t count) {
    FastRandom random(9);
    std::vector<RotationSample> samples;
    for (std::size_t i = 0; i < count; ++i) {
        RotationSample sample{randomInput(random), random.below(12), random.below(2)};
        sample.input[0][sample.tonic] += 1;
        sample.input[1][sample.tonic] = sample.output == 0 ? -1.0F : 2.0F;
        samples.push_back(std::move(sample));
    }
    return samples;
}

/// The mean negative log-likelihood of the true answer among the 12 x outputs() ones, nats.
double meanLoss(const RotationNetwork& network, std::span<const RotationSample> samples) {
    std::vector<float> scores(12 * network.outputs());
    RotationScorer scorer(network);
    double loss = 0;
    for (const RotationSample& sample : samples) {
        scorer.score(sample.input, scores);
        double sum = 0;
        for (const float score : scores)
            sum += std::exp(static_cast<double>(score));
        loss += std::log(sum) - static_cast<double>(scores[sample.tonic * network.outputs() + sample.output]);
    }
    return loss / static_cast<double>(samples.size());
}

TEST(RotationNetwork, TreatsAllTonicsAlike) {
    FastRandom random(2);
    const RotationNetwork network(2, hidden, 3, 5);
    const RotationInput input = randomInput(random);
    RotationInput moved(2);
    for (std::size_t channel = 0; channel < 2; ++channel)
        for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass)
            moved[channel][(pitchClass + 5) % 12] = input[channel][pitchClass];
    std::array<float, 36> scores{};
    std::array<float, 36> movedScores{};
    RotationScorer scorer(network);
    scorer.score(input, scores);
    scorer.score(moved, movedScores);
    for (std::size_t tonic = 0; tonic < 12; ++tonic)
        for (std::size_t output = 0; output < 3; ++output)
            EXPECT_NEAR(scores[tonic * 3 + output], movedScores[(tonic + 5) % 12 * 3 + output], 1e-5);
}

TEST(RotationNetwork, LearnsAndGeneralizes) {
    const std::vector<RotationSample> samples = easySamples(1200);
    const auto seen = std::span(samples).first(1000);
    const auto unseen = std::span(samples).subspan(1000);
    RotationNetwork network(2, hidden, 2, 5);
    const double before = meanLoss(network, unseen);
    RotationTraining training;
    training.learningRate = 1e-2;
    const Result<std::vector<double>> losses = train(network, seen, training, {});
    ASSERT_TRUE(losses.ok());
    EXPECT_LT(losses->back(), losses->front());
    EXPECT_LT(meanLoss(network, unseen), 0.3 * before);
}

TEST(RotationNetwork, TrainingIsRepeatable) {
    const std::vector<RotationSample> samples = easySamples(100);
    RotationTraining training;
    training.epochs = 2;
    training.dropout = 0.3;
    RotationNetwork first(2, hidden, 2, 5);
    RotationNetwork second(2, hidden, 2, 5);
    ASSERT_TRUE(train(first, samples, training, {}).ok());
    ASSERT_TRUE(train(second, samples, training, {}).ok());
    EXPECT_EQ(first.layers().front().weights, second.layers().front().weights);
}

TEST(RotationNetwork, SurvivesTheWayThroughAWeightFile) {
    const RotationNetwork network(2, hidden, 2, 5);
    WeightFile file;
    network.addTo(file, "n");
    const Result<RotationNetwork> back = RotationNetwork::fromWeights(file, "n");
    ASSERT_TRUE(back.ok());
    FastRandom random(4);
    const RotationInput input = randomInput(random);
    std::array<float, 24> scores{};
    std::array<float, 24> backScores{};
    RotationScorer(network).score(input, scores);
    RotationScorer(*back).score(input, backScores);
    EXPECT_EQ(scores, backScores);
    EXPECT_FALSE(RotationNetwork::fromWeights(file, "other").ok());
}

TEST(RotationNetwork, TrainingStopsWhenAsked) {
    Task task;
    task.cancel.cancel();
    RotationNetwork network(2, hidden, 2, 5);
    EXPECT_EQ(train(network, easySamples(10), {}, task).error().code, ErrorCode::cancelled);
    EXPECT_EQ(train(network, {}, {}, {}).error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
