// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/rotation_scorer.h"

#include "analysis/harmony/chord_features.h"
#include "analysis/harmony/chord_model.h"
#include "analysis/harmony/key_features.h"
#include "analysis/harmony/key_finder.h"
#include "core/fast_random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

using Code = RotationScorer::Code;

/// Chords of one to four notes, some of them long, with rests between.
std::vector<Slice> wanderingSlices() {
    FastRandom random(11);
    Performance take;
    double onset = 0;
    for (int i = 0; i < 300; ++i) {
        for (std::size_t note = random.below(4) + 1; note > 0; --note)
            take.notes.push_back(
                {onset, 0.2 + random.unit(), static_cast<std::uint8_t>(36 + random.below(50)), 64});
        onset += 0.1 + random.unit() * (i % 20 == 0 ? 4 : 0.4);
    }
    take.sort();
    return cutSlices(take);
}

std::vector<RotationInput> chordInputs() {
    const std::vector<Slice> slices = wanderingSlices();
    const std::vector<BassSpan> basses = bassSpans(slices);
    const Windows windows(slices);
    std::vector<RotationInput> inputs;
    for (std::size_t i = 0; i < slices.size(); ++i)
        inputs.push_back(chordInput(slices, basses, windows, i,
                                    {static_cast<int>(i % 12), i % 2 == 0 ? Mode::major : Mode::minor}));
    return inputs;
}

std::vector<RotationInput> localKeyInputs() {
    const std::vector<Slice> slices = wanderingSlices();
    const Windows windows(slices);
    std::vector<RotationInput> inputs;
    for (const KeyBlock& block : cutKeyBlocks(slices))
        inputs.push_back(localKeyInput(windows, block));
    return inputs;
}

/// By the code that the weights are learnt with.
std::vector<float> plainScores(const RotationNetwork& network, const RotationInput& input) {
    std::vector<float> scores;
    for (std::size_t tonic = 0; tonic < 12; ++tonic) {
        std::vector<float> values(network.channels() * 12);
        rotateInput(input, tonic, values);
        for (const RotationNetwork::Layer& layer : network.layers()) {
            std::vector<float> next(layer.outputs);
            applyLayer(layer, values, next);
            if (&layer != &network.layers().back())
                for (float& value : next)
                    value = std::max(0.0F, value);
            values = std::move(next);
        }
        scores.insert(scores.end(), values.begin(), values.end());
    }
    return scores;
}

void expectPlainScores(const RotationNetwork& network, const std::vector<RotationInput>& inputs, Code code) {
    RotationScorer scorer(network, code);
    std::vector<float> scores(12 * network.outputs());
    for (const RotationInput& input : inputs) {
        scorer.score(input, scores);
        const std::vector<float> plain = plainScores(network, input);
        for (std::size_t i = 0; i < plain.size(); ++i)
            ASSERT_NEAR(scores[i], plain[i], 1e-5 * std::max(1.0F, std::abs(plain[i])));
    }
}

TEST(RotationScorer, ScoresChordsAsTheCodeTheyWereLearntWith) {
    for (const Code code : {Code::portable, Code::fastest})
        for (const ChordModel* model : {&ChordModel::builtIn(), &ChordModel::inUse()})
            expectPlainScores(model->network, chordInputs(), code);
}

TEST(RotationScorer, ScoresKeysAsTheCodeTheyWereLearntWith) {
    for (const Code code : {Code::portable, Code::fastest})
        expectPlainScores(KeyModel::builtIn().local, localKeyInputs(), code);
}

TEST(RotationScorer, TakesNetworksOfAnyDepthAndWidth) {
    constexpr std::array<std::size_t, 3> hidden{13, 8, 5};
    for (const std::size_t depth : {0, 1, 3}) {
        const RotationNetwork network(19, std::span(hidden).first(depth), 3, 7);
        for (const Code code : {Code::portable, Code::fastest})
            expectPlainScores(network, chordInputs(), code);
    }
}

TEST(RotationScorer, AnswersSilenceByItsBiases) {
    RotationNetwork network(2, {}, 3, 7);
    network.layers().front().bias = {1, 2, 3};
    std::array<float, 36> scores{};
    RotationScorer(network).score(RotationInput(2), scores);
    for (std::size_t i = 0; i < scores.size(); ++i)
        EXPECT_EQ(scores[i], static_cast<float>(i % 3 + 1));
}

} // namespace
} // namespace atos
