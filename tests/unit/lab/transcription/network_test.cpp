// SPDX-License-Identifier: Apache-2.0
#include "transcribe/plugin/network.h"

#include "lab/transcription/plugin/loss.h"
#include "transcribe/note_activity.h"
#include "transcribe/plugin/recogniser.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

namespace atos {
namespace {

TranscriptionNetwork freshNetwork() {
    torch::manual_seed(5);
    TranscriptionNetwork network(24, 24);
    network->eval();
    return network;
}

TEST(TranscriptionNetwork, IsAsSmallAsItShouldBe) {
    std::int64_t count = 0;
    for (const auto& parameter : freshNetwork()->parameters())
        count += parameter.numel();
    EXPECT_LT(count, 32'000);
}

TEST(TranscriptionNetwork, AnswersForEveryFrameAndKey) {
    const torch::NoGradGuard noGradients;
    const auto heard = freshNetwork()->forward(torch::full({2, 30, constantQBins}, -60.0));
    EXPECT_EQ(heard.notes.sizes(), (std::vector<std::int64_t>{2, 4, 30, pianoKeys}));
    EXPECT_EQ(heard.pedal.sizes(), (std::vector<std::int64_t>{2, 30}));
}

TEST(TranscriptionNetwork, HearsTheSameMusicASemitoneHigher) {
    const torch::NoGradGuard noGradients;
    auto network = freshNetwork();
    auto low = torch::full({1, 40, constantQBins}, quietest);
    low.slice(1, 10, 30).select(2, 121).fill_(-20);
    low.slice(1, 10, 30).select(2, 157).fill_(-30);
    const auto high = torch::roll(low, binsPerSemitone, 2);
    const auto below = network->forward(low).notes;
    const auto above = network->forward(high).notes;
    EXPECT_TRUE(torch::allclose(below.slice(3, 36, 46), above.slice(3, 37, 47), 1e-4, 1e-4));
    EXPECT_FALSE(torch::allclose(below.slice(3, 36, 46), above.slice(3, 36, 46), 1e-2, 1e-2));
}

TEST(TranscriptionNetwork, HearsAnOddNumberOfFramesAndNone) {
    auto network = freshNetwork();
    const std::vector<float> levels(31 * constantQBins, -50.0F);
    EXPECT_EQ(infer(network, levels).frames, 31);
    EXPECT_EQ(infer(network, {}).frames, 0);
}

TEST(TranscriptionLoss, IsLowerForTheTruth) {
    const std::vector<Note> notes{{0.3, 0.4, 60, 80}, {0.5, 0.3, 64, 40}};
    const std::vector<NoteActivity> truth{activityOf(notes, {}, 0, 50)};
    const auto plane = [](const std::vector<float>& values) {
        return torch::tensor(values).view({50, pianoKeys});
    };
    const auto& here = truth.front();
    const auto right =
        torch::stack({plane(here.onset), plane(here.sounding), plane(here.offset), plane(here.velocity)})
            .unsqueeze(0);
    const auto logits = torch::logit(right, 1e-3);
    const auto pedal = torch::full({1, 50}, -5.0);
    const auto good = transcriptionLoss({logits, pedal}, truth).item<double>();
    const auto late = transcriptionLoss({torch::roll(logits, 10, 2), pedal}, truth).item<double>();
    const auto nothing = transcriptionLoss({torch::full_like(logits, -7), pedal}, truth).item<double>();
    EXPECT_LT(good, late);
    EXPECT_LT(good, nothing);
}

} // namespace
} // namespace atos
