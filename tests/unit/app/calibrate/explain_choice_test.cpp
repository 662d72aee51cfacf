// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/explain_choice.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;
using testing::Not;

RankedPreset preset(const std::string& title, double harmony, double key, double composer) {
    RankedPreset ranked{title, title, "Someone", "romantic", harmony + key + composer, {}, {}, false};
    ranked.terms = {
        {"harmony", harmony, harmony}, {"key", key > 0 ? 1.0 : 0.0, key}, {"composer", composer, composer}};
    return ranked;
}

TEST(ExplainChoice, NamesTheTermsThatCarriedTheWinnerAndTheMargin) {
    const auto reasons =
        explainChoice({preset("Nocturne", 0.8, 0.3, -0.1), preset("Prelude", 0.75, 0, -0.05)});
    ASSERT_EQ(reasons.size(), 1U); // without evidence there is nothing to say about the terms
    const Reason& reason = reasons[0];
    EXPECT_EQ(reason.parameter, "choice");
    EXPECT_EQ(reason.sentence,
              "Nearest: Nocturne (Someone); then Prelude (Someone). It wins on key and harmony; "
              "the other is closer in composer.");
}

TEST(ExplainChoice, SaysWhenTheRunnerUpIsAsGood) {
    EXPECT_THAT(explainChoice({preset("A", 0.8, 0, 0), preset("B", 0.79, 0, 0)})[0].sentence,
                HasSubstr("B (Someone) fits nearly as well."));
}

TEST(ExplainChoice, DoesNotCallNearerWhatComesFirstOnlyBecauseEveryoneKnowsIt) {
    const std::string sentence =
        explainChoice({preset("Moonlight", 0.78, 0, 0), preset("Krakowiak", 0.8, 0, 0)})[0].sentence;
    EXPECT_THAT(sentence, HasSubstr("Krakowiak (Someone) fits nearly as well."));
}

TEST(ExplainChoice, ASingleReferenceHasNoRunnerUp) {
    EXPECT_EQ(explainChoice({preset("A", 0.8, 0, 0)})[0].sentence, "Nearest: A (Someone).");
}

} // namespace
} // namespace atos
