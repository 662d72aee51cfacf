// SPDX-License-Identifier: Apache-2.0
#include "lab/style/confusion.h"
#include "lab/style/predictions.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

constexpr auto composer = static_cast<std::size_t>(StyleHead::composer);
const std::vector<std::string> labels{"Bach JS", "Chopin", "Liszt & co"};

StylePrediction prediction(int truth, std::vector<float> logits, const std::string& work) {
    StylePrediction given;
    given.truth.label[composer] = truth;
    given.network[composer] = std::move(logits);
    given.cluster = work;
    return given;
}

TEST(Confusion, IsTheShareOfATrueLabelsWorks) {
    const std::vector predictions{prediction(0, {2, 1, 0}, "a"), prediction(0, {0, 1, 0}, "b"),
                                  prediction(1, {0, 3, 0}, "c")};
    const auto matrix = confusionOf(StyleHead::composer, predictions, {}, labels);
    EXPECT_EQ(matrix,
              (Json{{"Bach JS", {{"Bach JS", 0.5}, {"Chopin", 0.5}}}, {"Chopin", {{"Chopin", 1.0}}}}));
}

TEST(Confusion, AWorkCountsOnceHoweverOftenItWasPlayed) {
    const std::vector predictions{prediction(0, {2, 1, 0}, "a"), prediction(0, {2, 1, 0}, "a"),
                                  prediction(0, {0, 1, 0}, "b")};
    const auto matrix = confusionOf(StyleHead::composer, predictions, {}, labels);
    EXPECT_EQ(matrix.at("Bach JS").at("Bach JS"), 0.5);
}

TEST(Confusion, MaskedTruthAndTagsHaveNone) {
    const std::vector predictions{prediction(StyleLabels::unknown, {2, 1, 0}, "a")};
    EXPECT_TRUE(confusionOf(StyleHead::composer, predictions, {}, labels).empty());
    EXPECT_TRUE(confusionOf(StyleHead::tag, predictions, {}, labels).is_null());
}

TEST(Confusion, IsDrawnWithEveryLabelAndNumber) {
    const std::vector predictions{prediction(2, {2, 1, 0}, "a"), prediction(2, {0, 1, 5}, "b"),
                                  prediction(2, {0, 1, 5}, "c"), prediction(2, {0, 1, 5}, "d")};
    const auto picture =
        drawConfusions({{"composer", confusionOf(StyleHead::composer, predictions, {}, labels)}});
    EXPECT_THAT(picture, HasSubstr(">Bach JS<"));
    EXPECT_THAT(picture, HasSubstr(">Liszt &amp; co<"));
    EXPECT_THAT(picture, HasSubstr(">25<"));
    EXPECT_THAT(picture, HasSubstr(">75<"));
    EXPECT_THAT(picture, testing::EndsWith("</svg>\n"));
}

} // namespace
} // namespace atos
