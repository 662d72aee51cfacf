// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/learned_similarity.h"

#include "lab/ranking/similarity_fit.h"
#include "unit/lab/ranking/reference_pieces.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

LearnedSimilarity small() {
    LearnedSimilarity score;
    score.space = HarmonySpace({0, 0}, {1, 0, 0, 1});
    score.scale.fill(1);
    score.weight.fill(0.5);
    score.usual.fill(-0.2);
    score.base = -1;
    score.embedding = "vectors";
    score.style = "weights";
    return score;
}

/// Pieces whose composers differ in harmony alone: around 0, 120 and 240 degrees.
std::vector<MeasuredPiece> threeComposers(int each) {
    std::mt19937 random(4);
    std::normal_distribution<> noise(0, 0.25);
    std::vector<MeasuredPiece> pieces;
    for (int i = 0; i < 3 * each; ++i) {
        MeasuredPiece piece;
        piece.labels.composer = std::string(1, static_cast<char>('A' + i % 3)) + "bc";
        piece.labels.cluster = std::string(1, static_cast<char>('a' + i)); // every piece its own work
        const double angle = 2.0944 * (i % 3) + noise(random);
        piece.profile.harmony = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
        piece.profile.playing[4] = 10 * noise(random);
        piece.profile.key = {i % 12, Mode::major};
        piece.profile.style = test::style({1});
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

double distanceFromTruth(const LearnedSimilarity& score, const PairTable& table) {
    double said = 0;
    double seen = 0;
    for (std::size_t pair = 0; pair < table.agreement.size(); ++pair) {
        if (table.agreement[pair] < 0) continue;
        double sum = score.base;
        for (std::size_t part = 0; part < score.weight.size(); ++part)
            sum += score.weight[part] * static_cast<double>(table.parts[pair][part]);
        said += 1 / (1 + std::exp(-sum));
        seen += static_cast<double>(table.agreement[pair]);
    }
    return std::abs(said - seen) / seen;
}

} // namespace

TEST(LearnedSimilarity, TermsSumToTheProbability) {
    const LearnedSimilarity score = small();
    PartValues values;
    for (std::size_t part = 0; part < values.size(); ++part)
        if (part % 3 != 0) values[part] = part % 2 == 0 ? -0.7 : 0.4;
    const auto terms = score.terms(values);
    ASSERT_EQ(terms.size(), learnedTerms.size());
    double sum = 0;
    for (std::size_t term = 0; term < terms.size(); ++term) {
        EXPECT_EQ(terms[term].name, learnedTerms[term]);
        sum += terms[term].contribution;
    }
    EXPECT_NEAR(sum, 1 / (1 + std::exp(-score.logOdds(values))), 1e-12);
    EXPECT_NEAR(terms[0].contribution, 1 / (1 + std::exp(1.0)), 1e-12);
}

TEST(LearnedSimilarity, WhatIsUnknownOrUsualSaysNothing) {
    const LearnedSimilarity score = small();
    PartValues values;
    values[2] = -0.2;
    for (const SimilarityTerm& term : score.terms(values))
        EXPECT_NEAR(term.contribution, term.name == "base" ? 1 / (1 + std::exp(1.0)) : 0, 1e-12) << term.name;
}

TEST(LearnedSimilarity, UntrainedHeadsAndUnknownHarmonyAreUnknownParts) {
    ReferencePiece a = test::piece("a", {}, test::style({1, 0}));
    a.profile.style.head(StyleHead::mood).trained = false;
    const ReferencePiece b = test::piece("b", {1, 0}, test::style({0, 1}));
    const LearnedSimilarity score = small();
    const auto values =
        compareParts(placed(a.profile, score.space), placed(b.profile, score.space), score.scale);
    EXPECT_FALSE(values[0]);
    EXPECT_FALSE(values[5]);
    ASSERT_TRUE(values[3]);
    EXPECT_EQ(*values[3], -1);
}

TEST(LearnedSimilarity, ComesBackFromItsWeightsAndDamageIsRefused) {
    const WeightFile file = small().toWeights(Json::object());
    const auto back = LearnedSimilarity::fromWeights(file);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->embedding, "vectors");
    EXPECT_NEAR(back->usual[3], -0.2, 1e-6);
    EXPECT_EQ(back->space.projection(), small().space.projection());
    const auto refused = [&file](const auto& change) {
        WeightFile damaged = file;
        change(damaged);
        return !LearnedSimilarity::fromWeights(damaged).ok();
    };
    EXPECT_TRUE(refused([](WeightFile& f) { f.tensors.erase("weight"); }));
    EXPECT_TRUE(refused([](WeightFile& f) { f.tensors["weight"].values[0] = -1; }));
    EXPECT_TRUE(refused([](WeightFile& f) { f.tensors["playing.scale"].values[0] = 0; }));
    EXPECT_TRUE(refused([](WeightFile& f) { f.tensors["usual"].values.pop_back(); }));
    EXPECT_TRUE(refused([](WeightFile& f) { f.tensors["harmony.projection"].shape = {4, 1}; }));
    EXPECT_TRUE(refused([](WeightFile& f) { f.tensors.erase("harmony.mean"); }));
    EXPECT_TRUE(refused([](WeightFile& f) { f.metadata = Json::object(); }));
}

TEST(LearnedSimilarity, RanksTheAlikeFirstAndShippedWeightsGiveShares) {
    Catalogue catalogue;
    catalogue.pieces.push_back(test::piece("far", {0, 1}, test::style({0, 1})));
    catalogue.pieces.push_back(test::piece("near", {1, 0}, test::style({1, 0})));
    catalogue.pieces[0].profile.playing = {6, 0, 0, 0, 40, 5, 0};
    const PieceProfile own{{0, Mode::major}, {1, 0}, test::style({1, 0}), {}, ""};
    EXPECT_EQ(rankPresets(own, catalogue, small())[0].id, "near");
    for (const RankedPreset& entry : rankPresets(own, catalogue)) {
        EXPECT_GT(entry.score, 0);
        EXPECT_LT(entry.score, 1);
    }
    EXPECT_EQ(rankPresets(own, catalogue)[0].id, "near");
}

// Vectors trained anew would be looked at through the old space, and nothing would say so.
TEST(LearnedSimilarity, TheBuiltInOneBelongsToTheShippedChordVectors) {
    const auto embedding = ChordEmbedding::load(std::filesystem::path(ATOS_SOURCE_DIR)
                                                / "models/chord-embedding-open.safetensors");
    ASSERT_TRUE(embedding);
    EXPECT_EQ(LearnedSimilarity::builtIn().embedding, embedding->contentHash())
        << "Run atos train score (docs/tone.md) and build again.";
}

TEST(HarmonySpace, GivesEveryDirectionTheSameSpread) {
    std::mt19937 random(1);
    std::normal_distribution<float> noise(0, 1);
    std::vector<std::vector<float>> vectors;
    for (int i = 0; i < 500; ++i) {
        const float wide = 5 * noise(random);
        vectors.push_back({1 + wide, 2 + wide + 0.1F * noise(random), 3});
    }
    const HarmonySpace space = HarmonySpace::learn(vectors, 3);
    ASSERT_EQ(space.projection().size(), 6U); // the third direction does not vary at all
    for (int axis = 0; axis < 2; ++axis) {
        double square = 0;
        for (const auto& vector : vectors) {
            double value = 0;
            for (int i = 0; i < 3; ++i)
                value +=
                    static_cast<double>(space.projection()[axis * 3 + i] * (vector[i] - space.mean()[i]));
            square += value * value / 500;
        }
        EXPECT_NEAR(square, 1, 0.02);
    }
    EXPECT_TRUE(space.project(std::vector<float>{0, 0, 0}).empty());
    EXPECT_TRUE(space.project(std::vector<float>{1, 0}).empty());
}

TEST(SimilarityFit, FindsThatHarmonyTellsComposersApartAndRegisterDoesNot) {
    const auto pieces = threeComposers(8);
    LearnedSimilarity score = small();
    score.usual = usualParts(pieces, score);
    const PairTable table(pieces, score);
    const auto weights = fitWeights(table, {}, {});
    ASSERT_TRUE(weights);
    EXPECT_GT((*weights)[0] + (*weights)[1], 2);
    EXPECT_LT((*weights)[13], 0.5 * (*weights)[0]);
    for (const double weight : *weights)
        EXPECT_GE(weight, 0);
    EXPECT_EQ(*fitWeights(table, {}, {}), *weights);
    score.weight = *weights;
    calibrate(score, table);
    EXPECT_LT(distanceFromTruth(score, table), 0.01);
}

TEST(SimilarityFit, CanBeCancelled) {
    CancelToken cancel;
    cancel.cancel();
    EXPECT_FALSE(fitWeights(PairTable(threeComposers(2), small()), {}, {cancel, {}}));
}

} // namespace atos
