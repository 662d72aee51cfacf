// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/select_references.h"

#include "lab/style/labels.h"
#include "support/shared_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace atos {
namespace {

LabelledPiece row(const std::string& composer, const std::string& era, const std::string& form, int number) {
    LabelledPiece piece;
    piece.key = composer + std::to_string(number);
    piece.cluster = piece.key;
    piece.composer = composer;
    piece.era = era;
    piece.genre = "classical";
    piece.form = form;
    piece.source = "MutopiaProject/MutopiaProject";
    piece.licence = "Public Domain";
    piece.split = "train";
    piece.title = "Piece";
    piece.seconds = 100;
    return piece;
}

std::map<std::string, int> countBy(const std::vector<LabelledPiece>& pieces,
                                   std::string LabelledPiece::*field) {
    std::map<std::string, int> counts;
    for (const LabelledPiece& piece : pieces)
        ++counts[piece.*field];
    return counts;
}

} // namespace

TEST(SelectReferences, BalancesErasComposersAndForms) {
    std::vector<LabelledPiece> pieces;
    for (int i = 0; i < 50; ++i)
        pieces.push_back(row("Bach", "baroque", i < 40 ? "fugue" : "prelude", i));
    for (int i = 0; i < 6; ++i) {
        pieces.push_back(row("Handel", "baroque", "suite", i));
        pieces.push_back(row("Mozart", "classical", "sonata", i));
        pieces.push_back(row("Chopin", "romantic", "nocturne", i));
    }
    const auto chosen = selectReferences(pieces, 12);
    const auto eras = countBy(chosen, &LabelledPiece::era);
    EXPECT_EQ(eras.at("baroque"), 4);
    EXPECT_EQ(eras.at("classical"), 4);
    EXPECT_EQ(countBy(chosen, &LabelledPiece::composer).at("Handel"), 1);
    const auto forms = countBy(chosen, &LabelledPiece::form);
    EXPECT_EQ(forms.at("fugue") + forms.at("prelude"), 3);
    EXPECT_GE(forms.at("prelude"), 1);
    EXPECT_EQ(countBy(selectReferences(pieces, 100), &LabelledPiece::composer).at("Bach"), 30);
}

TEST(SelectReferences, TakesOnlyWhatEveryoneMayUse) {
    std::vector<LabelledPiece> pieces;
    const auto add = [&pieces](const auto& change) {
        pieces.push_back(row("Bach", "baroque", "fugue", static_cast<int>(pieces.size())));
        change(pieces.back());
    };
    add([](LabelledPiece& p) { p.licence = "CC BY-NC-SA 4.0"; });
    add([](LabelledPiece& p) { p.licence = "GPL-3.0"; });
    add([](LabelledPiece& p) { p.licenceClass = CollectionLicence::nonCommercial; });
    add([](LabelledPiece& p) { p.split = "test"; });
    add([](LabelledPiece& p) { p.split = "val"; });
    add([](LabelledPiece& p) {
        p.composer = "Anonymous";
        p.genre = "classical";
    });
    add([](LabelledPiece& p) { p.seconds = 5; });
    add([](LabelledPiece& p) { p.source = "elsewhere"; });
    EXPECT_TRUE(selectReferences(pieces).empty());
    add([](LabelledPiece& p) { p.licence = "CC BY-SA 4.0"; });
    add([](LabelledPiece& p) { p.licence = "CC BY 4.0"; });
    EXPECT_EQ(selectReferences(pieces).size(), 2U);
    EXPECT_EQ(selectReferences(pieces, 1)[0].licence, "CC BY 4.0");
    add([](LabelledPiece&) {});
    EXPECT_EQ(selectReferences(pieces, 1)[0].licence, "Public Domain");
}

TEST(SelectReferences, OneWorkOnceAndTheOrderOfRowsDoesNotMatter) {
    std::vector<LabelledPiece> pieces;
    for (int i = 0; i < 60; ++i)
        pieces.push_back(
            row(i % 3 == 0 ? "Bach" : "Chopin", i % 2 == 0 ? "baroque" : "romantic", "prelude", i));
    pieces[4].cluster = pieces[6].cluster = pieces[8].cluster;
    const auto chosen = selectReferences(pieces, 20);
    std::set<std::string> works;
    for (const LabelledPiece& piece : chosen)
        EXPECT_TRUE(works.insert(piece.cluster).second);
    std::mt19937 random(1);
    std::shuffle(pieces.begin(), pieces.end(), random);
    const auto again = selectReferences(pieces, 20);
    ASSERT_EQ(again.size(), chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        EXPECT_EQ(again[i].key, chosen[i].key);
}

TEST(SelectReferences, BalancesMoodsWhereComposerAndFormAreEqual) {
    std::vector<LabelledPiece> pieces;
    for (int i = 0; i < 40; ++i) {
        pieces.push_back(row("Bach", "baroque", "fugue", i));
        pieces.back().tonality = i < 10 ? "C:min" : "C:maj";
        pieces.back().bpm = 60;
    }
    int minor = 0;
    for (const LabelledPiece& piece : selectReferences(pieces, 12))
        minor += moodByCues(piece) == "Q3" ? 1 : 0;
    EXPECT_GE(minor, 4); // three were their share of what there is
}

TEST(MoodByCues, IsTheQuadrantOfModeAndTempo) {
    LabelledPiece piece = row("Bach", "baroque", "fugue", 1);
    EXPECT_EQ(moodByCues(piece), "");
    piece.tonality = "C:maj";
    EXPECT_EQ(moodByCues(piece), "");
    piece.bpm = 140;
    EXPECT_EQ(moodByCues(piece), "Q1");
    piece.bpm = 60;
    EXPECT_EQ(moodByCues(piece), "Q4");
    piece.tonality = "C:min";
    EXPECT_EQ(moodByCues(piece), "Q3");
    piece.bpm = 140;
    EXPECT_EQ(moodByCues(piece), "Q2");
}

TEST(SelectReferences, FindsEnoughInTheLabelledMusic) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto collection = readCollection(test::sharedData(), false);
    ASSERT_TRUE(collection) << collection.error().message;
    const auto chosen = selectReferences(*collection);
    ASSERT_GE(chosen.size(), 600U);
    EXPECT_GE(countBy(chosen, &LabelledPiece::composer).size(), 40U);
    std::map<std::string, int> genres;
    for (const LabelledPiece& piece : chosen)
        ++genres[soundingGenre(piece)];
    for (const char* const genre : {"baroque", "classical", "romantic", "modern", "pop"})
        EXPECT_GE(genres[genre], 70) << genre;
    EXPECT_GE(genres["folk"], 25);
    EXPECT_GE(genres["ragtime"], 8);
    const auto composers = countBy(chosen, &LabelledPiece::composer);
    EXPECT_LE(composers.at("Bach JS"), 30);
    for (const LabelledPiece& piece : chosen)
        EXPECT_EQ(piece.split, "train") << piece.key;
}

} // namespace atos
