// SPDX-License-Identifier: Apache-2.0
#include "lab/style/style_rows.h"

#include "lab/style/beginner_pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

using testing::ElementsAre;

LabelledPiece written(const std::string& key, const std::string& tempoMark, const std::string& title = "",
                      const std::string& form = "") {
    LabelledPiece row;
    row.genre = "classical";
    row.tonality = key;
    row.tempoMark = tempoMark;
    row.title = title;
    row.form = form;
    return row;
}

} // namespace

TEST(WrittenMood, IsWhatTempoMarkAndKeySay) {
    EXPECT_EQ(writtenMood(written("C:maj", "Allegro con brio.")), "Q1");
    EXPECT_EQ(writtenMood(written("C:min", "", "Sonata mvt 3 Presto agitato")), "Q2");
    EXPECT_EQ(writtenMood(written("A:min", "Largo")), "Q3");
    EXPECT_EQ(writtenMood(written("Eb:maj", "", "Op. 9 No. 2", "nocturne")), "Q4");
}

TEST(WrittenMood, IsNotGuessedWhereWordsAreMissingOrSpeakForBoth) {
    EXPECT_EQ(writtenMood(written("C:maj", "Moderato")), "");
    EXPECT_EQ(writtenMood(written("C:maj", "Adagio - Allegro")), "");
    EXPECT_EQ(writtenMood(written("", "Presto")), "");
    EXPECT_EQ(writtenMood(written("C:maj", "", "Allegra's dream")), "") << "part of a word is no tempo mark";
    LabelledPiece song = written("C:maj", "Presto");
    song.genre = "pop";
    EXPECT_EQ(writtenMood(song), "") << "a song's title is no tempo mark";
}

TEST(StyleLabels, KnowTheQuadrantsThoughNobodyWasAsked) {
    EXPECT_THAT(styleLabels({})[static_cast<std::size_t>(StyleHead::mood)], ElementsAre("Q1", "Q2", "Q3", "Q4"));
}

TEST(BeginnerPieces, AreByNobodyWhomTheHeadCanName) {
    LabelNames labels;
    labels[static_cast<std::size_t>(StyleHead::composer)] = {std::string(anotherComposer), "Chopin", "Schubert"};
    labels[static_cast<std::size_t>(StyleHead::genre)] = {"folk", "jazz", "pop", "romantic"};
    labels[static_cast<std::size_t>(StyleHead::rhythm)] = {"compound_duple", "duple", "triple"};
    const auto pieces = beginnerPieces(labels, 2);
    ASSERT_FALSE(pieces.empty());
    for (const StylePiece& piece : pieces) {
        EXPECT_TRUE(piece.truth.holds(StyleHead::composer, 0)) << piece.row.key;
        EXPECT_TRUE(piece.truth.known(StyleHead::rhythm)) << piece.row.key;
        EXPECT_FALSE(piece.truth.holds(StyleHead::genre, 3)) << piece.row.key;
        EXPECT_GE(piece.music.notes.size(), 8U) << piece.row.key;
    }
    EXPECT_EQ(beginnerPieces(labels, 2).back().music.notes, pieces.back().music.notes) << "the same every time";
}

TEST(BeginnerPieces, HaveNoComposerWhereTheHeadKnowsNoOther) {
    LabelNames labels;
    labels[static_cast<std::size_t>(StyleHead::composer)] = {"Chopin", "Schubert"};
    for (const StylePiece& piece : beginnerPieces(labels, 1))
        EXPECT_FALSE(piece.truth.known(StyleHead::composer)) << piece.row.key;
}

} // namespace atos
