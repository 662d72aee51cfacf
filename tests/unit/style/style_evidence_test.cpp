// SPDX-License-Identifier: Apache-2.0
#include "style/style_evidence.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

StyleEvidence withMood(std::vector<float> network, std::vector<float> features) {
    StyleEvidence evidence;
    evidence.network[static_cast<std::size_t>(StyleHead::mood)] = std::move(network);
    evidence.features[static_cast<std::size_t>(StyleHead::mood)] = std::move(features);
    return evidence;
}

TEST(StyleEvidence, MovesByWhatAChangeDoesToAPart) {
    StyleEvidence whole = withMood({1, 2, 3}, {4, 5, 6});
    whole.seconds = 900;
    whole.inDistribution = false;
    const StyleEvidence changed =
        moved(whole, withMood({1, 1, 1}, {0, 0, 1}), withMood({1, 2, 0}, {2, 0, 0}));
    const auto mood = static_cast<std::size_t>(StyleHead::mood);
    EXPECT_THAT(changed.network[mood], ElementsAre(1, 3, 2));
    EXPECT_THAT(changed.features[mood], ElementsAre(6, 5, 5));
    EXPECT_THAT(changed.network[static_cast<std::size_t>(StyleHead::genre)], IsEmpty());
    EXPECT_EQ(changed.seconds, 900) << "how much music there was does not change";
    EXPECT_FALSE(changed.inDistribution);
}

} // namespace
} // namespace atos
