// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/recent_keys.h"

#include <gtest/gtest.h>

#include <vector>

namespace atos {
namespace {

enum Plane {
    last,
    struckNow,
    sounding,
    warm,
    warmest,
    aBeatAgo,
    twoBeatsAgo,
    aWaltzBarAgo,
    aBarAgo,
    twoBarsAgo
};

class RecentKeysTest : public testing::Test {
protected:
    float at(Plane plane, int key, int step) const {
        std::vector<float> planes(recentKeyValues);
        keys_.planesAfter(step, std::span<float, recentKeyValues>(planes));
        return planes.at(static_cast<std::size_t>(plane * pitchTokens + key));
    }
    void add(int step, int key, int duration) {
        keys_.add({static_cast<std::uint8_t>(step), static_cast<std::uint8_t>(key),
                   static_cast<std::uint8_t>(duration), 4});
    }

    RecentKeys keys_;
};

TEST_F(RecentKeysTest, KnowNothingBeforeTheFirstNote) {
    std::vector<float> planes(recentKeyValues, 7);
    keys_.planesAfter(0, std::span<float, recentKeyValues>(planes));
    EXPECT_EQ(planes, std::vector<float>(recentKeyValues, 0));
}

TEST_F(RecentKeysTest, TellAChordFromWhatIsHeldUnderIt) {
    add(0, 20, 15); // sixteen columns
    add(4, 40, 0);
    EXPECT_EQ(at(struckNow, 40, 0), 1);
    EXPECT_EQ(at(struckNow, 20, 0), 0) << "struck a beat before";
    EXPECT_EQ(at(struckNow, 40, 1), 0) << "the next note is no part of the chord";
    EXPECT_EQ(at(sounding, 20, 11), 1);
    EXPECT_EQ(at(sounding, 20, 12), 0);
    EXPECT_EQ(at(sounding, 40, 1), 0);
    EXPECT_EQ(at(last, 40, 9), 1);
    EXPECT_EQ(at(last, 20, 9), 0);
}

TEST_F(RecentKeysTest, RememberWhatWasStruckABeatOrABarAgo) {
    add(0, 30, 0);
    add(4, 35, 0);
    EXPECT_EQ(at(aBeatAgo, 30, 0), 1);
    EXPECT_EQ(at(aBeatAgo, 35, 4), 1);
    EXPECT_EQ(at(twoBeatsAgo, 30, 4), 1);
    EXPECT_EQ(at(aWaltzBarAgo, 30, 8), 1);
    EXPECT_EQ(at(aBarAgo, 30, 12), 1);
    EXPECT_EQ(at(twoBarsAgo, 30, 28), 1);
    EXPECT_EQ(at(aBarAgo, 30, 11), 0);
}

/// Columns are kept in a ring: what stood in the same place one turn before must not come back.
TEST_F(RecentKeysTest, ForgetWhatIsLongAgo) {
    add(0, 30, 0);
    add(32, 35, 0);
    add(32, 36, 0);
    add(0, 37, 0);
    for (int lag : {0, 4, 8, 12, 16, 32})
        for (const Plane plane : {struckNow, aBeatAgo, twoBeatsAgo, aWaltzBarAgo, aBarAgo, twoBarsAgo})
            EXPECT_EQ(at(plane, 30, lag), 0) << plane << " after " << lag;
    EXPECT_EQ(at(twoBarsAgo, 35, 0), 1);
}

TEST_F(RecentKeysTest, FadeSlowly) {
    add(0, 30, 0);
    const float once = at(warm, 30, 0);
    EXPECT_GT(once, at(warm, 30, 8));
    EXPECT_GT(at(warmest, 30, 32), at(warm, 30, 32)) << "one of them fades more slowly";
    add(0, 30, 0);
    EXPECT_GT(at(warm, 30, 0), once) << "what is struck again is warmer";
    EXPECT_LE(at(warm, 30, 0), 1);
}

} // namespace
} // namespace atos
