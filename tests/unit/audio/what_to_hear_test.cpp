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
    EXPECT_THAT(sentences[0], HasSubstr("die away longer (2.4 s against 1.0 s)"));
    EXPECT_THAT(sentences[1], HasSubstr("B is brighter"));
    EXPECT_THAT(sentences[2], HasSubstr("treble, above 2 kHz, where B has more; listen at 3 s"));
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
    EXPECT_THAT(sentences, testing::Contains(HasSubstr("B is mellower")));
    EXPECT_THAT(sentences, testing::Contains(HasSubstr("B is clearer")));
    EXPECT_THAT(sentences, testing::Contains(HasSubstr("closer together in B: 12 phon, in A 20")));
    EXPECT_THAT(sentences.back(), HasSubstr("where A has more"));
}

TEST(WhatToHear, SaysNothingOfARoomThatCouldNotBeMeasured) {
    EXPECT_EQ(whatToHear(plain, {{}, 1000, {}}, inTheTreble).size(), 1U);
}

} // namespace
} // namespace atos
