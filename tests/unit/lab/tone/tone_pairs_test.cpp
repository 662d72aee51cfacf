// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/tone_pairs.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using testing::HasSubstr;

class TonePairs : public testing::Test {
protected:
    std::filesystem::path table(const std::string& rows) {
        const auto path = folder_.path() / "pairs.tsv";
        std::ofstream(path) << "kind\tfirst\tsecond\torders\treason\n" << rows;
        return path;
    }

private:
    test::TemporaryFolder folder_;
};

TEST_F(TonePairs, AreReadWithTheirOrders) {
    const auto pairs = readTonePairs(table("a v. b\ta.mid\tb.mid\tlevel< brightness> voice!\tdry\n"));
    ASSERT_TRUE(pairs) << pairs.error().message;
    ASSERT_EQ(pairs->size(), 1U);
    ASSERT_EQ(pairs->front().orders.size(), 3U);
    EXPECT_EQ(pairs->front().orders[0].part, "level");
    EXPECT_EQ(pairs->front().orders[1].relation, Relation::more);
    EXPECT_EQ(pairs->front().orders[2].relation, Relation::other);
}

TEST_F(TonePairs, HaveAKindOnEitherSide) {
    TonePair pair;
    pair.kind = "ragtime v. waltz";
    EXPECT_EQ(sidesOf(pair), std::pair(std::string("ragtime"), std::string("waltz")));
}

TEST_F(TonePairs, WhatIsWrongIsNamedByItsLine) {
    const auto problem = [this](const std::string& rows) { return readTonePairs(table(rows)).error().message; };
    const std::string good = "k\ta\tb\tlevel<\tr\n";
    EXPECT_THAT(problem(good + "k\ta\tb\n"), HasSubstr("line 3"));
    EXPECT_THAT(problem(good + "k\ta\tb\tloudness<\tr\n"), HasSubstr("loudness<"));
    EXPECT_THAT(problem(good + "k\ta\tb\t \tr\n"), HasSubstr("an order"));
    EXPECT_THAT(problem(""), HasSubstr("no pairs"));
}

TEST_F(TonePairs, EqualTonesAreInNoOrder) {
    TonePreset dry;
    dry.reverbLevel = -24;
    dry.voice = Voice::upright;
    TonePreset wet;
    wet.reverbLevel = -10;
    wet.voice = Voice::upright;
    EXPECT_TRUE(holds({"level", Relation::less}, dry, wet));
    EXPECT_FALSE(holds({"level", Relation::more}, dry, wet));
    EXPECT_FALSE(holds({"level", Relation::less}, dry, dry));
    EXPECT_FALSE(holds({"voice", Relation::other}, dry, wet));
    EXPECT_FALSE(holds({"time", Relation::less}, dry, wet)) << "neither sets it";
}

} // namespace
} // namespace atos
