// SPDX-License-Identifier: Apache-2.0
#include "lab/style/source_probe.h"

#include "lab/style/feature_training.h"
#include "style/music_features.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace atos {
namespace {

constexpr auto composer = static_cast<std::size_t>(StyleHead::composer);
constexpr std::size_t telling = 30; ///< features in which composers, or collections, differ

struct Collections {
    std::vector<LabelledPiece> rows;
    StyleTable table;
    FeatureModel model;
};

/// Two composers in two collections; `marked`: a file's collection shows in features of its own.
Collections collections(bool marked) {
    Collections made;
    LabelNames labels;
    labels[composer] = {"High", "Low"};
    std::vector<StylePiece> pieces;
    std::vector<FeatureExample> examples;
    std::mt19937_64 random(3);
    std::normal_distribution<float> draw;
    for (int work = 0; work < 160; ++work) {
        const int author = work % 2;
        const int source = work / 2 % 2;
        LabelledPiece& row = made.rows.emplace_back();
        row.key = row.cluster = std::to_string(work);
        row.composer = labels[composer][static_cast<std::size_t>(author)];
        row.source = source == 0 ? "library" : "museum";
        row.split = work < 120 ? "train" : "val";
        FeatureExample example;
        example.piece = made.table.paths.size();
        example.seconds = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < musicFeatureCount(); ++i)
            example.features.push_back(0.3F * draw(random));
        std::fill_n(example.features.begin(), telling, author == 0 ? 1.0F : -1.0F);
        if (marked) std::fill_n(example.features.begin() + telling, telling, source == 0 ? 1.0F : -1.0F);
        example.truth.label[composer] = author;
        made.table.paths.push_back(row.key);
        made.table.examples.push_back(example);
        if (row.split != "train") continue;
        example.piece = pieces.size();
        pieces.push_back({{}, row, example.truth});
        examples.push_back(std::move(example));
    }
    FeatureTraining training;
    training.members = 1;
    training.epochs = 30;
    training.hidden = 8;
    auto model = trainFeatureModel(pieces, examples, labels, training, {});
    EXPECT_TRUE(model);
    made.model = std::move(*model);
    return made;
}

} // namespace

TEST(SourceProbe, FindsTheMarkThatACollectionLeavesInItsFiles) {
    const Collections marked = collections(true);
    const auto report = probeSources(marked.model, marked.table, marked.rows, {});
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->at("collections"), 2);
    EXPECT_NEAR(report->at("from_the_composer"), 0.5, 0.05);
    EXPECT_GE(report->at("from_features"), 0.95);
}

TEST(SourceProbe, FindsNothingWhereFilesAreAlike) {
    const Collections alike = collections(false);
    const auto report = probeSources(alike.model, alike.table, alike.rows, {});
    ASSERT_TRUE(report) << report.error().message;
    for (const char* from : {"from_features", "from_hidden_units", "from_answers"})
        EXPECT_LE(report->at(from), 0.75) << from;
}

TEST(SourceProbe, NeedsTwoCollectionsOfOneComposer) {
    Collections one = collections(true);
    for (LabelledPiece& row : one.rows)
        row.source = "library";
    const auto report = probeSources(one.model, one.table, one.rows, {});
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->empty());
}

} // namespace atos
