// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/atos_similarity.h"

#include "unit/lab/ranking/reference_pieces.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

using test::piece;
using test::style;

PieceProfile query() {
    return {{0, Mode::major}, {1, 0}, style({0.75, 0.25}), {}, "file-mine"};
}

} // namespace

TEST(AtosSimilarity, IsTheFormulaTermByTerm) {
    Catalogue catalogue;
    catalogue.pieces.push_back(piece("one", {0.6F, 0.8F}, style({0.25, 0.75})));
    const auto ranked = rankByAtosFormula(query(), catalogue);
    ASSERT_EQ(ranked.size(), 1U);
    const auto& terms = ranked[0].terms;
    ASSERT_EQ(terms.size(), 8U);
    const char* names[] = {"harmony", "key", "composer", "genre", "mood", "tempo", "rhythm", "tag"};
    for (std::size_t i = 0; i < terms.size(); ++i)
        EXPECT_EQ(terms[i].name, names[i]);
    EXPECT_NEAR(terms[0].contribution, 0.6, 1e-6);
    EXPECT_DOUBLE_EQ(terms[1].contribution, 0.3);
    for (std::size_t i = 2; i < 8; ++i) {
        EXPECT_DOUBLE_EQ(terms[i].value, 0.5);
        EXPECT_DOUBLE_EQ(terms[i].contribution, -0.06);
    }
    EXPECT_NEAR(ranked[0].score, 0.6 + 0.3 - 6 * 0.06, 1e-6);
}

TEST(AtosSimilarity, TheSameKeyMeansTonicAndMode) {
    Catalogue catalogue;
    for (const Key& key : {Key{0, Mode::minor}, Key{9, Mode::minor}, Key{1, Mode::major}}) {
        ReferencePiece other = piece(std::to_string(catalogue.pieces.size()), {1, 0}, style({1, 0}));
        other.profile.key = key;
        catalogue.pieces.push_back(other);
    }
    for (const RankedPreset& entry : rankByAtosFormula(query(), catalogue))
        EXPECT_EQ(entry.terms[1].contribution, 0);
}

TEST(AtosSimilarity, UntrainedHeadsCostNothing) {
    Catalogue catalogue;
    catalogue.pieces.push_back(piece("one", {1, 0}, style({0, 1})));
    catalogue.pieces[0].profile.style.head(StyleHead::mood).trained = false;
    const auto ranked = rankByAtosFormula(query(), catalogue);
    EXPECT_EQ(ranked[0].terms[4].value, 0);
    EXPECT_EQ(ranked[0].terms[4].contribution, 0);
    EXPECT_LT(ranked[0].terms[5].contribution, 0);
}

TEST(AtosSimilarity, APieceNeverMatchesItself) {
    Catalogue catalogue;
    catalogue.pieces.push_back(piece("mine", {1, 0}, style({0.75, 0.25})));
    EXPECT_TRUE(rankByAtosFormula(query(), catalogue).empty());
    PieceProfile live = query();
    live.contentHash.clear();
    catalogue.pieces[0].profile.contentHash.clear();
    EXPECT_EQ(rankByAtosFormula(live, catalogue).size(), 1U);
}

TEST(AtosSimilarity, VectorsOfDifferentLengthsDoNotCompare) {
    Catalogue catalogue;
    catalogue.pieces.push_back(piece("other", {1, 0, 0}, style({1, 0})));
    EXPECT_EQ(rankByAtosFormula(query(), catalogue)[0].terms[0].contribution, 0);
}

TEST(AtosSimilarity, RanksBestFirstAndTiesById) {
    std::mt19937 random(3);
    std::uniform_real_distribution<> unit(0, 1);
    Catalogue catalogue;
    for (int i = 0; i < 100; ++i) {
        const double angle = i % 2 == 0 ? 1.0 : 6.28 * unit(random);
        const double p = i % 2 == 0 ? 0.5 : unit(random);
        catalogue.pieces.push_back(piece(
            std::to_string(i), {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))},
            style({p, 1 - p})));
    }
    const auto all = rankByAtosFormula(query(), catalogue, 1000);
    ASSERT_EQ(all.size(), 100U);
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_GE(all[i - 1].score, all[i].score);
        if (all[i - 1].score == all[i].score) {
            EXPECT_LT(all[i - 1].id, all[i].id);
        }
    }
    for (const RankedPreset& entry : all) {
        double sum = 0;
        for (const SimilarityTerm& term : entry.terms)
            sum += term.contribution;
        EXPECT_DOUBLE_EQ(entry.score, sum);
    }
    const auto best = rankByAtosFormula(query(), catalogue);
    ASSERT_EQ(best.size(), 5U);
    for (std::size_t i = 0; i < best.size(); ++i)
        EXPECT_EQ(best[i].id, all[i].id);
}

} // namespace atos
