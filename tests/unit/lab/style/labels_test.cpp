// SPDX-License-Identifier: Apache-2.0
#include "lab/style/labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

using testing::ElementsAre;

LabelledPiece piece(const std::string& composer, const std::string& cluster) {
    LabelledPiece row;
    row.composer = composer;
    row.cluster = cluster;
    row.source =
        cluster.ends_with("1") || cluster.ends_with("2") || cluster.ends_with("3") || cluster.ends_with("4")
            ? "publishers"
            : "engravers";
    row.kind = "score";
    return row;
}

std::vector<LabelledPiece> works(const std::string& composer, int count) {
    std::vector<LabelledPiece> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(piece(composer, composer + std::to_string(i)));
    return rows;
}

const std::vector<std::string>& of(const LabelNames& labels, StyleHead head) {
    return labels[static_cast<std::size_t>(head)];
}

} // namespace

TEST(LabelNames, AComposerNeedsTenWorksHoweverOftenOneIsPlayed) {
    auto rows = works("Chopin", 10);
    const auto bach = works("Bach JS", 10);
    rows.insert(rows.end(), bach.begin(), bach.end());
    rows.insert(rows.end(), 30, piece("Satie", "one work"));
    EXPECT_THAT(of(collectLabels(rows), StyleHead::composer), ElementsAre("Bach JS", "Chopin"));
}

TEST(LabelNames, AComposerFromOneSourceWouldTeachToKnowTheSource) {
    auto rows = works("Chopin", 12);
    for (const std::string name : {"Bach JS", "Stefani"}) {
        auto more = works(name, 12);
        if (name == "Stefani")
            for (LabelledPiece& row : more)
                row.source = "one archive";
        rows.insert(rows.end(), more.begin(), more.end());
    }
    EXPECT_THAT(of(collectLabels(rows), StyleHead::composer),
                ElementsAre(anotherComposer, "Bach JS", "Chopin"));
}

TEST(LabelNames, ComposersOutsideTheListShareALabelWhenThereAreTenWorksOfThem) {
    auto rows = works("Chopin", 12);
    const auto bach = works("Bach JS", 12);
    rows.insert(rows.end(), bach.begin(), bach.end());
    for (int i = 0; i < 9; ++i)
        rows.push_back(piece("Composer " + std::to_string(i), "work " + std::to_string(i)));
    EXPECT_THAT(of(collectLabels(rows), StyleHead::composer), ElementsAre("Bach JS", "Chopin"));
    rows.push_back(piece("Satie", "the tenth"));
    const auto labels = collectLabels(rows);
    EXPECT_THAT(of(labels, StyleHead::composer), ElementsAre(anotherComposer, "Bach JS", "Chopin"));
    const auto composer = static_cast<std::size_t>(StyleHead::composer);
    EXPECT_EQ(truthOf(rows.back(), labels, {}).label[composer], 0);
    EXPECT_EQ(truthOf(rows.front(), labels, {}).label[composer], 2);
    EXPECT_FALSE(truthOf(piece("(jazz)", "a"), labels, {}).known(StyleHead::composer));
}

TEST(LabelNames, GenresAreErasAndMetresAreHeard) {
    std::vector<LabelledPiece> rows;
    for (int i = 0; i < 40; ++i) {
        LabelledPiece& row = rows.emplace_back(piece("", std::to_string(i)));
        row.genre = i % 4 < 2 ? "classical" : (i % 4 == 2 ? "pop" : "pop_piano");
        row.era = i % 4 == 0 ? "baroque" : "romantic";
        row.metre = i % 2 == 0 ? "triple" : (i % 4 == 1 ? "duple" : "quadruple");
    }
    const auto labels = collectLabels(rows);
    EXPECT_THAT(of(labels, StyleHead::genre), ElementsAre("baroque", "pop", "romantic"));
    EXPECT_THAT(of(labels, StyleHead::rhythm), ElementsAre("duple", "triple"));
}

TEST(LabelNames, AFormIsATagAndDeniesTheOthers) {
    LabelNames labels;
    labels[static_cast<std::size_t>(StyleHead::tag)] = {"mazurka", "staccato", "waltz"};
    auto row = piece("Chopin", "a");
    row.form = "waltz";
    EXPECT_THAT(truthOf(row, labels, {}).tags, ElementsAre(0, StyleLabels::unknown, 1));
    row.form.clear();
    EXPECT_FALSE(truthOf(row, labels, {}).known(StyleHead::tag))
        << "a piece without a stated form may have any";
}

TEST(LabelNames, PlaceholdersAreNoComposers) {
    std::vector<LabelledPiece> rows;
    for (const char* name : {"Traditional", "Anonymous", "(jazz)", "(pop song)", "Chopin", "Liszt"}) {
        const auto more = works(name, 12);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    EXPECT_THAT(of(collectLabels(rows), StyleHead::composer), ElementsAre("Chopin", "Liszt"));
}

TEST(LabelNames, AHeadWithOneLabelHasNothingToDecide) {
    EXPECT_TRUE(of(collectLabels(works("Chopin", 20)), StyleHead::composer).empty());
}

TEST(LabelNames, AMissingLabelIsMaskedNotGuessed) {
    LabelNames labels;
    labels[static_cast<std::size_t>(StyleHead::composer)] = {"Bach JS", "Chopin"};
    labels[static_cast<std::size_t>(StyleHead::mood)] = {"Q1", "Q2"};
    const auto truth = truthOf(piece("Chopin", "a"), labels, {});
    EXPECT_TRUE(truth.known(StyleHead::composer));
    EXPECT_TRUE(truth.holds(StyleHead::composer, 1));
    EXPECT_FALSE(truth.known(StyleHead::mood));
    EXPECT_FALSE(truthOf(piece("Satie", "a"), labels, {}).known(StyleHead::composer));
}

TEST(LabelNames, AnAbsentTagMeansNoOnlyWhereTagsAreStated) {
    LabelNames labels;
    labels[static_cast<std::size_t>(StyleHead::tag)] = {"staccato", "tremolo"};
    auto row = piece("Chopin", "a");
    EXPECT_FALSE(truthOf(row, labels, {}).known(StyleHead::tag));
    row.tags = {"tremolo"};
    const auto truth = truthOf(row, labels, {"engravers"});
    EXPECT_FALSE(truth.holds(StyleHead::tag, 0));
    EXPECT_TRUE(truth.holds(StyleHead::tag, 1));
    row.kind = "performance";
    EXPECT_FALSE(truthOf(row, labels, {"engravers"}).known(StyleHead::tag));
}

TEST(LabelNames, AKeySignatureIsNoTag) {
    auto row = piece("Chopin", "a");
    row.tags = {"keysig=-3"};
    EXPECT_TRUE(sourcesWithTags(std::vector{row}).empty());
}

TEST(LabelNames, TempoClassesFollowTheCollection) {
    EXPECT_EQ(tempoClassOf(75.8), "slow");
    EXPECT_EQ(tempoClassOf(76), "moderate");
    EXPECT_EQ(tempoClassOf(112), "fast");
    EXPECT_EQ(tempoClassOf(152), "very_fast");
}

TEST(LabelNames, LicencesDecideWhatWeightsMayLearn) {
    auto row = piece("Chopin", "a");
    EXPECT_TRUE(mayTrainOn(row, false));
    row.source = "jukedeck/nottingham-dataset";
    EXPECT_FALSE(mayTrainOn(row, false)) << "GPL";
    row = piece("Chopin", "a");
    row.licenceClass = CollectionLicence::nonCommercial;
    EXPECT_FALSE(mayTrainOn(row, false));
    EXPECT_TRUE(mayTrainOn(row, true));
    row.source = "lucasnfe/vgmidi";
    EXPECT_FALSE(mayTrainOn(row, true)) << "no licence stated";
}

} // namespace atos
