// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/similarity.h"

#include "unit/lab/ranking/reference_pieces.h"

#include <gtest/gtest.h>

namespace atos {

using test::head;

TEST(HeadDistance, IsHalfTheSumOfTheDifferencesOfDistributions) {
    EXPECT_DOUBLE_EQ(*headDistance(head({0.75, 0.25}), head({0.25, 0.75})), 0.5);
    EXPECT_DOUBLE_EQ(*headDistance(head({1, 0}), head({0, 1})), 1);
    EXPECT_DOUBLE_EQ(*headDistance(head({0.5, 0.5}), head({0.5, 0.5})), 0);
}

TEST(HeadDistance, OfIndependentLabelsStaysBetweenZeroAndOne) {
    EXPECT_DOUBLE_EQ(*headDistance(head({1, 1, 1}), head({1, 1, 0})), 0.2);
    EXPECT_DOUBLE_EQ(*headDistance(head({0.9, 0.9, 0}), head({0, 0, 0.9})), 1);
    EXPECT_DOUBLE_EQ(*headDistance(head({0, 0}), head({0, 0})), 0);
}

TEST(HeadDistance, ComparesLabelsByName) {
    HeadProfile turned = head({0.25, 0.75});
    std::swap(turned.labels[0], turned.labels[1]);
    EXPECT_DOUBLE_EQ(*headDistance(head({0.25, 0.75}), turned), 0);
    HeadProfile other = head({1});
    other.labels[0].label = "unknown to the other";
    EXPECT_DOUBLE_EQ(*headDistance(head({1}), other), 1);
    EXPECT_DOUBLE_EQ(*headDistance(other, head({1})), 1);
}

TEST(HeadDistance, IsEmptyWhenEitherSideIsUntrained) {
    HeadProfile untrained = head({1, 0});
    untrained.trained = false;
    EXPECT_FALSE(headDistance(untrained, head({0, 1})));
    EXPECT_FALSE(headDistance(head({0, 1}), untrained));
}

// Weights that were unsure of every composer left only harmony and key in the score, and a Bach prelude was
// told to sound like a rag in the same key.
TEST(HeadDistance, StillComparesWhatIsTooUnsureToBeShown) {
    HeadProfile unsure = head({0.4, 0.6});
    unsure.abstained = true;
    EXPECT_NEAR(*headDistance(unsure, head({0.9, 0.1})), 0.5, 1e-12);
}

TEST(RankPresets, NoReferenceOfAnotherGenreLeadsWhileTheGenreIsSure) {
    // Jazz used to be "like Chopin's ballade": all references were classical, whatever was sure.
    Catalogue catalogue;
    catalogue.pieces = {test::piece("ballade", {1, 0}, test::style({0.5, 0.5})),
                        test::piece("blues", {1, 0}, test::style({0.5, 0.5}))};
    catalogue.pieces[0].genre = "a";
    catalogue.pieces[1].genre = "b";
    const TermsOfPiece harmony = [](const ReferencePiece& piece) {
        return std::vector<SimilarityTerm>{{"harmony", 0, piece.id == "ballade" ? 0.9 : 0.1}};
    };
    PieceProfile take;
    take.style = test::style({0.1, 0.9});
    EXPECT_EQ(rankPresets(take, catalogue, harmony, 2).front().id, "blues");
    take.style = test::style({0.3, 0.7});
    EXPECT_EQ(rankPresets(take, catalogue, harmony, 2).front().id, "ballade") << "not sure enough";
    take.style = test::style({0.1, 0.9});
    take.style.head(StyleHead::genre).abstained = true;
    EXPECT_EQ(rankPresets(take, catalogue, harmony, 2).front().id, "ballade");
}

// "Nearest: Pierwszy Krakowiak" told nobody anything, while the Moonlight sonata lay a hundredth behind.
TEST(NamedReferences, NameWhatEveryoneKnowsFirstWhereTheScoresAreAlike) {
    const auto preset = [](const char* id, double score, bool known, const char* genre = "a") {
        RankedPreset entry;
        entry.id = id;
        entry.score = score;
        entry.known = known;
        entry.genre = genre;
        return entry;
    };
    const auto ids = [](const std::vector<RankedPreset>& list) {
        std::string text;
        for (const RankedPreset& entry : list)
            text += entry.id + " ";
        return text;
    };
    PieceProfile take;
    take.style = test::style({0.5, 0.5});
    const std::vector<RankedPreset> ranked{preset("krakowiak", 0.90, false), preset("mazur", 0.89, false),
                                           preset("moonlight", 0.88, true),  preset("walc", 0.85, false),
                                           preset("elise", 0.84, true),      preset("clair", 0.80, true)};
    EXPECT_EQ(ids(namedReferences(take, ranked, 6)), "moonlight krakowiak mazur elise walc clair ")
        << "nobody passes what is more than .03 better";
    EXPECT_EQ(ids(namedReferences(take, ranked, 2)), "moonlight krakowiak ");

    take.style = test::style({0.1, 0.9});
    const std::vector<RankedPreset> sure{preset("stomp", 0.50, false, "b"), preset("blues", 0.10, false, "b"),
                                         preset("moonlight", 0.10, true)};
    EXPECT_EQ(ids(namedReferences(take, sure)), "stomp blues moonlight ")
        << "no known work of another genre leads while the genre is sure";
    EXPECT_TRUE(namedReferences(take, {}).empty());
}

TEST(NearGenres, AreSharesThatTheNearestHaveMostOf) {
    std::vector<RankedPreset> ranked(3);
    ranked[0].genre = "jazz";
    ranked[0].score = 0.6;
    ranked[1].genre = "pop";
    ranked[1].score = 0.5;
    ranked[2].genre = "jazz";
    ranked[2].score = 0.1;
    const auto shares = nearGenres(ranked);
    EXPECT_NEAR(shares.at("jazz") + shares.at("pop"), 1, 1e-9);
    EXPECT_GT(shares.at("jazz"), 0.7);
    EXPECT_TRUE(nearGenres({}).empty());
}

} // namespace atos
