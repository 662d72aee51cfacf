// SPDX-License-Identifier: Apache-2.0
#include "style/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

using testing::HasSubstr;

StyleModel example() {
    StyleModel model;
    model.labels[0] = {"Bach JS", "Chopin"};
    model.calibration[0] = {0.6, 1.5, 0.75};
    model.noveltyLimits = {{15, {3, 0.5}}, {60, {2, -1}}};
    return model;
}

std::string refusal(const Json& metadata) {
    const auto model = modelFrom(metadata, "w.safetensors");
    return model ? "accepted" : model.error().message;
}

} // namespace

TEST(StyleModel, DescriptionSurvivesTheWayThroughJson) {
    const auto model = modelFrom(Json::parse(describe(example()).dump()), "w");
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_EQ(model->labels, example().labels);
    EXPECT_EQ(model->architecture.name, "roll-resnet-18");
    EXPECT_DOUBLE_EQ(model->calibration[0].temperature, 1.5);
    EXPECT_DOUBLE_EQ(model->calibration[0].threshold, 0.75);
    EXPECT_DOUBLE_EQ(model->calibration[0].share, 0.6);
    EXPECT_FALSE(model->research);
    EXPECT_FALSE(model->moodByCues);
}

TEST(StyleModel, LongerMusicIsJudgedByItsOwnLimit) {
    const auto model = modelFrom(describe(example()), "w");
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_TRUE(model->isInDistribution({2.5, -2}, 20));
    EXPECT_FALSE(model->isInDistribution({2.5, -2}, 60));
    EXPECT_TRUE(model->isInDistribution({2.5, -2}, 5)) << "the first limit holds for less music too";
}

TEST(StyleModel, MusicMustPassBothTestsOfNovelty) {
    const auto model = modelFrom(describe(example()), "w");
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_TRUE(model->isInDistribution({1, -1.5}, 60));
    EXPECT_FALSE(model->isInDistribution({1, 0}, 60)) << "usual in every feature, but on random keys";
    EXPECT_FALSE(model->isInDistribution({3, -1.5}, 60));
}

TEST(StyleModel, CuesNeedNoHead) {
    auto model = example();
    model.moodByCues = true;
    model.labels[static_cast<std::size_t>(StyleHead::mood)] = {"Q1", "Q2", "Q3", "Q4"};
    const auto again = modelFrom(describe(model), "w");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->networkCounts()[static_cast<std::size_t>(StyleHead::mood)], 0);
    EXPECT_EQ(again->labels, model.labels);
}

TEST(StyleModel, KnowsWhichLabelStandsForAnotherComposer) {
    auto model = example();
    EXPECT_EQ(modelFrom(describe(model), "w")->calibration[0].another, -1);
    model.labels[0].emplace(model.labels[0].begin(), anotherComposer);
    const auto again = modelFrom(describe(model), "w");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->calibration[0].another, 0);
    EXPECT_EQ(again->calibration[1].another, -1);
}

TEST(StyleModel, SaysTheLicence) {
    auto model = example();
    EXPECT_EQ(describe(model).at("licence"), "CC BY-SA 4.0");
    model.research = true;
    EXPECT_EQ(describe(model).at("licence"), "CC BY-NC-SA 4.0");
    EXPECT_TRUE(modelFrom(describe(model), "w")->research);
}

TEST(StyleModel, RefusesWhatItCannotBuildInOneSentence) {
    const Json good = describe(example());
    EXPECT_THAT(refusal(Json()), HasSubstr("no weights of the style classifier"));
    Json changed = good;
    changed["kind"] = "atos-transcription";
    EXPECT_THAT(refusal(changed), HasSubstr("no weights of the style classifier"));
    changed = good;
    changed["architecture"] = "resnet-1000";
    EXPECT_THAT(refusal(changed), HasSubstr("does not know"));
    changed = good;
    changed["input"]["frames_per_second"] = 100;
    EXPECT_THAT(refusal(changed), HasSubstr("does not draw"));
    changed = good;
    changed.erase("heads");
    EXPECT_THAT(refusal(changed), HasSubstr("heads"));
    changed = good;
    changed["heads"]["mood"]["labels"] = {1, 2};
    EXPECT_THAT(refusal(changed), HasSubstr("\"mood\""));
    changed = good;
    changed["heads"]["tempo"]["temperature"] = 0;
    EXPECT_THAT(refusal(changed), HasSubstr("\"tempo\""));
    changed = good;
    changed["familiar"][0].erase("novelty");
    EXPECT_THAT(refusal(changed), HasSubstr("familiar"));
}

} // namespace atos
