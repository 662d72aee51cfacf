// SPDX-License-Identifier: Apache-2.0
#include "lab/style/calibration_fit.h"
#include "lab/style/head_metrics.h"
#include "lab/style/labels.h"
#include "lab/style/predictions.h"
#include "style/calibration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace atos {
namespace {

constexpr auto composer = static_cast<std::size_t>(StyleHead::composer);
constexpr auto tag = static_cast<std::size_t>(StyleHead::tag);

/// Says label 0 with this log-odds against label 1.
StylePrediction says(float logOdds, int truth, const std::string& cluster) {
    StylePrediction prediction;
    prediction.network[composer] = {logOdds, 0};
    prediction.truth.label[composer] = truth;
    prediction.cluster = cluster;
    return prediction;
}

/// `right` of 100 works are answered rightly, all with the same log-odds.
std::vector<StylePrediction> hundred(float logOdds, int right) {
    std::vector<StylePrediction> predictions;
    for (int i = 0; i < 100; ++i)
        predictions.push_back(says(logOdds, i < right ? 0 : 1, std::to_string(i)));
    return predictions;
}

} // namespace

TEST(Answers, ProbabilitiesSumToOneButForTags) {
    const std::vector<float> logits{1000, 999, -1000};
    const auto likely = probabilities(StyleHead::composer, logits, 1);
    EXPECT_NEAR(std::accumulate(likely.begin(), likely.end(), 0.0), 1, 1e-12);
    EXPECT_NEAR(likely[0] / likely[1], std::exp(1), 1e-9);
    EXPECT_THAT(probabilities(StyleHead::tag, logits, 1),
                testing::ElementsAre(testing::DoubleNear(1, 1e-9), testing::DoubleNear(1, 1e-9),
                                     testing::DoubleNear(0, 1e-9)));
    EXPECT_TRUE(probabilities(StyleHead::composer, {}, 1).empty());
}

TEST(Answers, TheTemperatureMakesConfidenceMeetAccuracy) {
    // 75 % right at log-odds 3 (95 % sure): right is ln 3, so the temperature is 3 / ln 3 = 2.73.
    const auto predictions = hundred(3, 75);
    const auto calibration = fitHeadCalibration(StyleHead::composer, predictions);
    EXPECT_NEAR(calibration.temperature, 3 / std::log(3), 0.15);
    EXPECT_LT(measure(StyleHead::composer, predictions, calibration).calibrationError, 0.02);
    EXPECT_NEAR(measure(StyleHead::composer, predictions, {}).calibrationError, 0.2026, 0.001);
}

TEST(Answers, TheThresholdKeepsTheRisk) {
    auto predictions = hundred(4, 97);
    for (int i = 0; i < 100; ++i)
        predictions.push_back(says(1, i < 55 ? 0 : 1, "unsure " + std::to_string(i)));
    const auto calibration = fitHeadCalibration(StyleHead::composer, predictions);
    const auto metrics = measure(StyleHead::composer, predictions, calibration);
    EXPECT_NEAR(metrics.abstained, 0.5, 1e-9)
        << "answering the unsure as well would be wrong more than one in five times";
    EXPECT_NEAR(metrics.answeredAccuracy, 0.97, 1e-9);
}

TEST(Answers, AHeadThatIsNeverRightEnoughAlwaysAbstains) {
    const auto predictions = hundred(3, 70);
    EXPECT_DOUBLE_EQ(
        measure(StyleHead::composer, predictions, fitHeadCalibration(StyleHead::composer, predictions))
            .abstained,
        1);
}

TEST(Answers, AnotherComposerIsFavouredAsFarAsTheListedOnesAllow) {
    constexpr int another = 0; // and label 1 is listed
    constexpr float evidence = -0.2F;
    std::vector<StylePrediction> predictions;
    for (int i = 0; i < 100; ++i)
        predictions.push_back(says(-0.05F - 0.1F * static_cast<float>(i), 1, "listed " + std::to_string(i)));
    for (int i = 0; i < 50; ++i)
        predictions.push_back(says(evidence, another, "other " + std::to_string(i)));
    HeadCalibration calibration = fitHeadCalibration(StyleHead::composer, predictions, another);
    EXPECT_EQ(calibration.another, another);
    const auto favour = favourOfAnother(StyleHead::composer, predictions, calibration);
    EXPECT_NEAR(favour, 0.3, 1e-6) << "three of a hundred right answers are given up";
    EXPECT_DOUBLE_EQ(favourOfAnother(StyleHead::composer, predictions, {}), 0) << "no such label";
    const std::vector few(predictions.begin(), predictions.begin() + 5);
    EXPECT_DOUBLE_EQ(favourOfAnother(StyleHead::composer, few, calibration), 0)
        << "five works are too few to see a loss";
    for (StylePrediction& prediction : predictions)
        prediction.network[composer][another] += static_cast<float>(favour);
    calibration.threshold = 0;
    const auto metrics = measure(StyleHead::composer, predictions, calibration);
    EXPECT_NEAR(metrics.listedAccuracy, 0.97, 1e-9);
    EXPECT_DOUBLE_EQ(metrics.othersUnnamed, 1);
    EXPECT_NEAR(metrics.abstained, 53.0 / 150, 1e-9)
        << "no name is given where another composer is likeliest";
    EXPECT_TRUE(metricsJson(metrics).contains("others_unnamed"));
    EXPECT_FALSE(metricsJson(measure(StyleHead::composer, predictions, {})).contains("others_unnamed"));
}

TEST(Answers, ANameThatSomebodyElsesWorkGetsIsWrong) {
    // Two thirds of the works by others were given a famous name, since only listed composers' works were
    // counted.
    constexpr int another = 0;
    std::vector<StylePrediction> predictions;
    for (int i = 0; i < 100; ++i)
        predictions.push_back(says(-4, 1, "listed " + std::to_string(i)));
    for (int i = 0; i < 100; ++i)
        predictions.push_back(says(-1, another, "other " + std::to_string(i)));
    const HeadCalibration calibration = fitHeadCalibration(StyleHead::composer, predictions, another);
    const auto metrics = measure(StyleHead::composer, predictions, calibration);
    EXPECT_DOUBLE_EQ(metrics.othersUnnamed, 1);
    EXPECT_NEAR(metrics.abstained, 0.5, 1e-9) << "the listed composers keep their names";
}

TEST(Answers, EveryWorkWeighsTheSame) {
    std::vector<StylePrediction> predictions{says(2, 0, "played once")};
    for (int i = 0; i < 28; ++i)
        predictions.push_back(says(2, 1, "played often"));
    const auto metrics = measure(StyleHead::composer, predictions, {});
    EXPECT_EQ(metrics.pieces, 29);
    EXPECT_EQ(metrics.works, 2);
    EXPECT_NEAR(metrics.accuracy, 0.5, 1e-9);
    EXPECT_NEAR(metrics.majority, 0.5, 1e-9);
}

TEST(Answers, MacroF1CountsRareLabelsAsMuchAsCommonOnes) {
    std::vector<StylePrediction> predictions = hundred(2, 90); // always says label 0
    const auto metrics = measure(StyleHead::composer, predictions, {});
    EXPECT_NEAR(metrics.accuracy, 0.9, 1e-9);
    EXPECT_NEAR(metrics.majority, 0.9, 1e-9);
    EXPECT_NEAR(metrics.macroF1, 0.5 * (2 * 90.0 / 190), 1e-9);
}

TEST(Answers, MaskedTagsAreNotMeasured) {
    StylePrediction prediction;
    prediction.cluster = "a";
    prediction.network[tag] = {5, 5, -5};
    prediction.truth.tags = {1, StyleLabels::unknown, 1};
    const auto metrics = measure(StyleHead::tag, std::vector{prediction}, {});
    EXPECT_NEAR(metrics.accuracy, 0.5, 1e-9) << "one of two known tags is right";
}

TEST(Answers, TheModelThatIsRightGetsTheLargerShare) {
    auto predictions = hundred(0.5F, 50); // the network guesses
    for (StylePrediction& prediction : predictions)
        prediction.features[composer] = {prediction.truth.label[composer] == 0 ? 2.0F : -2.0F, 0};
    const auto calibration = fitHeadCalibration(StyleHead::composer, predictions);
    EXPECT_GT(calibration.share, 0.8);
    EXPECT_NEAR(measure(StyleHead::composer, predictions, calibration).accuracy, 1, 1e-9);
    EXPECT_THAT(blend(std::vector{1.0F, 0.0F}, std::vector{0.0F, 1.0F}, {0.25, 1, 1}),
                testing::ElementsAre(0.75F, 0.25F));
}

TEST(Answers, TheSurestPiecesAreMeasuredApart) {
    auto predictions = hundred(4, 100);
    for (int i = 0; i < 100; ++i)
        predictions.push_back(says(1, 1, "unsure " + std::to_string(i)));
    EXPECT_NEAR(measure(StyleHead::composer, predictions, {}).surestAccuracy, 100.0 / 120, 1e-9);
}

TEST(Answers, WithoutTruthThereIsNoFigureAndNoAnswer) {
    StylePrediction prediction;
    prediction.network[composer] = {1, 2};
    const std::vector predictions{prediction};
    EXPECT_EQ(measure(StyleHead::composer, predictions, {}).pieces, 0);
    EXPECT_DOUBLE_EQ(fitHeadCalibration(StyleHead::composer, predictions).threshold, 1);
}

} // namespace atos
