// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "compose/gan/plugin/categorical_crnn_gan_generator.h"
#include "compose/gan/plugin/crnn_gan_generator.h"
#include "compose/gan/plugin/crnn_gan_sampling.h"
#include "compose/gan/plugin/image_gan_generator.h"
#include "compose/gan/plugin/struck_keys.h"
#include "compose/gan/roll_planes.h"
#include "lab/composition/plugin/crnn_gan_discriminator.h"
#include "lab/composition/plugin/energy_score.h"
#include "lab/composition/plugin/image_augmentation.h"
#include "lab/composition/plugin/image_gan_discriminator.h"

#include <gtest/gtest.h>
#include <torch/linalg.h>
#include <torch/utils.h>

namespace atos {
namespace {

torch::Tensor painted(ImageGanGenerator& generator, int images) {
    return generator->forward(torch::randn({images, imageGanLatent}), torch::zeros({images}, torch::kLong));
}

TEST(SpectralLayer, StretchesNothing) {
    torch::manual_seed(1);
    SpectralLayer layer(20, 30);
    {
        const torch::NoGradGuard noGradients;
        layer->named_parameters()["weight"].mul_(7).add_(torch::randn({30, 20}));
        for (int i = 0; i < 100; ++i)
            static_cast<void>(layer->forward(torch::zeros({1, 20})));
    }
    layer->eval();
    const auto matrix = layer->forward(torch::eye(20)).t(); // the bias is 0
    EXPECT_NEAR(torch::linalg_norm(matrix, 2).item<double>(), 1, 1e-3);
}

TEST(ImageGanGenerator, PaintsInBlackAndWhiteWhatCanBePlayed) {
    torch::manual_seed(2);
    ImageGanGenerator generator;
    const auto images = painted(generator, 4);
    ASSERT_EQ(images.sizes(), (std::vector<std::int64_t>{4, rollPlanes, planeRows, imageGanColumns}));
    const auto marks = images.narrow(1, 0, 2);
    EXPECT_TRUE(torch::all((marks - marks.round()).abs() < 1e-6).item<bool>());
    const auto onset = images.select(1, 0).round();
    const auto sounding = images.select(1, 1).round();
    EXPECT_GT(sounding.sum().item<double>(), 0);
    EXPECT_TRUE(torch::all(onset <= sounding).item<bool>());
    const auto begins = sounding.slice(2, 1) * (1 - sounding.slice(2, 0, -1));
    EXPECT_TRUE(torch::all(onset.slice(2, 1) >= begins).item<bool>()) << "sound begins without an onset";
}

TEST(ImageGanGenerator, LearnsThroughItsDecisions) {
    torch::manual_seed(3);
    ImageGanGenerator generator;
    painted(generator, 4).mean().backward();
    for (const auto& parameter : generator->named_parameters())
        EXPECT_TRUE(parameter.value().grad().defined()) << parameter.key();
    EXPECT_GT(generator->named_parameters()["seed.weight"].grad().abs().sum().item<double>(), 0);
}

TEST(ImageGanGenerator, ComesInOtherWidths) {
    torch::manual_seed(3);
    ImageGanGenerator generator(ImageGanChannels{24, 12, 10, 6});
    EXPECT_EQ(painted(generator, 2).sizes(),
              (std::vector<std::int64_t>{2, rollPlanes, planeRows, imageGanColumns}));
    EXPECT_EQ(generator->named_parameters()["growing.1.weight"].size(1), 24);
}

TEST(ImageGanDiscriminator, NoticesThatAllImagesAreAlike) {
    torch::manual_seed(4);
    ImageGanDiscriminator discriminator;
    discriminator->eval();
    const auto eras = torch::zeros({4}, torch::kLong);
    const auto different =
        (torch::rand({4, rollPlanes, planeRows, imageGanColumns}) > 0.95).to(torch::kFloat32);
    const auto alike = different[0].unsqueeze(0).repeat({4, 1, 1, 1});
    const double among = discriminator->forward(different, eras)[0].item<double>();
    const double alone = discriminator->forward(alike, eras)[0].item<double>();
    EXPECT_GT(std::abs(among - alone), 1e-4);
}

TEST(ImageAugmentation, MovesImagesAsWhole) {
    auto images = torch::zeros({8, 1, planeRows, 40});
    images.slice(2, 40, 44).slice(3, 18, 21).fill_(1);
    images.requires_grad_(true);
    std::mt19937_64 random(5);
    const auto moved = augmented(images, random);
    ASSERT_EQ(moved.sizes(), images.sizes());
    EXPECT_TRUE(torch::all(moved.sum({1, 2, 3}) == 12).item<bool>());
    EXPECT_FALSE(torch::equal(moved[0], moved[1]));
    moved.sum().backward();
    EXPECT_GT(images.grad().sum().item<double>(), 0);
}

TEST(CrnnGanGenerator, TellsTheSameInPiecesAsAtOnce) {
    const torch::NoGradGuard noGradients;
    torch::manual_seed(6);
    CrnnGanGenerator generator;
    std::mt19937_64 random(6);
    const auto noise = eventNoise(2, 12, random);
    auto last = noEvent(2);
    torch::optional<EventMemory> memory;
    const auto whole = generator->tell(noise, last, memory);
    last = noEvent(2);
    memory = {};
    const auto first = generator->tell(noise.narrow(1, 0, 5), last, memory);
    const auto second = generator->tell(noise.narrow(1, 5, 7), last, memory);
    EXPECT_TRUE(torch::allclose(torch::cat({first, second}, 1), whole, 1e-5, 1e-6));
    const auto before = torch::cat({noEvent(2), whole.narrow(1, 0, 11)}, 1);
    EXPECT_TRUE(torch::allclose(generator->follow(noise, before), whole, 1e-4, 1e-5));
}

TEST(CrnnGanGenerator, TellsPitchesOfKeys) {
    torch::manual_seed(1);
    CrnnGanGenerator generator;
    std::mt19937_64 random(1);
    auto last = noEvent(4);
    torch::optional<EventMemory> memory;
    const auto pitches = generator->tell(eventNoise(4, 30, random), last, memory).select(2, 2) * 87;
    EXPECT_LT((pitches - pitches.round()).abs().max().item<double>(), 1e-4);
}

TEST(StruckKeys, TellLastKeyAndChordAndWhatWasStruckLately) {
    StruckKeys keys;
    EXPECT_EQ(keys.planes().sum().item<double>(), 0);
    keys.strike(40);
    keys.pass(0);
    keys.strike(44);
    const auto chord = keys.planes();
    ASSERT_EQ(chord.sizes(), (std::vector<std::int64_t>{1, struckKeyPlanes, crnnGanKeys}));
    EXPECT_EQ(chord[0][0].sum().item<double>(), 1); // the last
    EXPECT_EQ(chord[0][0][44].item<double>(), 1);
    EXPECT_EQ(chord[0][1].sum().item<double>(), 2); // in this column
    keys.pass(16);
    const auto later = keys.planes();
    EXPECT_EQ(later[0][1].sum().item<double>(), 0);
    EXPECT_NEAR(later[0][2][40].item<double>(), std::tanh(0.5 * std::exp(-1.0)), 1e-6);
    EXPECT_GT(later[0][3][40].item<double>(), later[0][2][40].item<double>());
}

TEST(CategoricalCrnnGanGenerator, ItsNumbersDependOnTheNoise) {
    const torch::NoGradGuard noGradients;
    torch::manual_seed(6);
    CategoricalCrnnGanGenerator generator(16);
    torch::optional<EventMemory> memory;
    const auto remembered = generator->remember(-1, -1, {}, 0, memory);
    EXPECT_EQ(generator->stepLogits(remembered).size(1), crnnGanSteps);
    EXPECT_EQ(generator->keyLogits(remembered, 2, 2, StruckKeys().planes()).size(1), crnnGanKeys);
    const auto low = generator->numbers(remembered, 2, 40, 2, torch::zeros({1, 4}));
    const auto high = generator->numbers(remembered, 2, 40, 2, torch::ones({1, 4}));
    EXPECT_EQ(low.sizes(), (std::vector<std::int64_t>{1, 2}));
    EXPECT_FALSE(torch::equal(low, high));
}

TEST(PitchClassShares, AreTheSameAnOctaveAway) {
    auto events = torch::rand({1, 2, 4});
    events[0][0][2] = 20.0 / 87;
    events[0][1][2] = 32.0 / 87;
    const auto both = withPitchClasses(events);
    EXPECT_TRUE(torch::allclose(both[0][0].narrow(0, 4, 2), both[0][1].narrow(0, 4, 2), 1e-4, 1e-4));
    events[0][1][2] = 26.0 / 87; // a tritone
    const auto apart = withPitchClasses(events);
    EXPECT_NEAR((apart[0][0] - apart[0][1]).narrow(0, 4, 2).norm().item<double>(), 0.5, 1e-4);
}

/// What is uncertain must be foreseen as uncertain: that is what squared error does not teach.
TEST(EnergyScore, IsLeastForForesightsThatVaryAsTheTruthDoes) {
    torch::manual_seed(1);
    const auto draw = [](double spread) { return torch::randn({20'000, 2}) * spread; };
    const auto truth = draw(1);
    const auto score = [&](double spread) {
        return energyScore(draw(spread), draw(spread), truth).item<double>();
    };
    EXPECT_LT(score(1), score(0));
    EXPECT_LT(score(1), score(0.5));
    EXPECT_LT(score(1), score(2));
}

TEST(CrnnGanDiscriminator, AnswersWithAProbabilityASequence) {
    torch::manual_seed(7);
    CrnnGanDiscriminator discriminator;
    const EventVerdict verdict = discriminator->forward(torch::rand({3, 20, 4}));
    ASSERT_EQ(verdict.probability.sizes(), (std::vector<std::int64_t>{3}));
    EXPECT_TRUE(torch::all((verdict.probability > 0) * (verdict.probability < 1)).item<bool>());
}

} // namespace
} // namespace atos
