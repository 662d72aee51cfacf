// SPDX-License-Identifier: Apache-2.0
#include "audio/render/what_to_hear.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

const PreviewSound plain{{}, 1000, {1.0, -20}};
const ToneDifference inTheTreble{0.2, {0.1, 0.3, 0.6}, {0, 1, 5}, 3.2, {20, 20}};

TEST(WhatToHear, NamesWhatDiffersMostFirst) {
    const PreviewSound roomyAndALittleBrighter{{}, 1080, {2.4, -8}};
    const auto sentences = whatToHear(plain, roomyAndALittleBrighter, inTheTreble);
    ASSERT_EQ(sentences.size(), 3U);
    EXPECT_THAT(sentences[0], HasSubstr("B has more room around it"));
    EXPECT_THAT(sentences[0], HasSubstr("its last notes die away later"));
    EXPECT_THAT(sentences[1], HasSubstr("B is brighter in the treble"));
    EXPECT_EQ(sentences[2], "Listen to the treble, about 3 seconds in: B has more of it.");
}

TEST(WhatToHear, LeavesOutWhatNobodyNotices) {
    const PreviewSound nearly{{}, 1030, {1.0, -20.3}};
    EXPECT_EQ(whatToHear(plain, nearly, inTheTreble).size(), 1U);
}

TEST(WhatToHear, TellsTheOtherWayRoundToo) {
    const PreviewSound mellow{{}, 700, {0.6, -30}};
    ToneDifference flat = inTheTreble;
    flat.dynamics = {20, 12};
    flat.louder = {0, -1, -5};
    const auto sentences = whatToHear(plain, mellow, flat);
    ASSERT_EQ(sentences.size(), 4U);
    EXPECT_THAT(sentences, testing::Contains(HasSubstr("B is much softer in the treble")));
    EXPECT_THAT(sentences, testing::Contains(HasSubstr("B is closer and clearer")));
    EXPECT_THAT(sentences, testing::Contains(HasSubstr("closer together in B")));
    EXPECT_THAT(sentences.back(), HasSubstr("A has more of it"));
}

TEST(WhatToHear, SaysNothingOfARoomThatCouldNotBeMeasured) {
    EXPECT_EQ(whatToHear(plain, {{}, 1000, {}}, inTheTreble).size(), 1U);
}

} // namespace
} // namespace atos
