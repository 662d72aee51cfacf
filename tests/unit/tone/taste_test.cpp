// SPDX-License-Identifier: Apache-2.0
#include "support/temporary_folder.h"
#include "tone/archetypes/alternatives.h"
#include "tone/taste/follow_taste.h"
#include "tone/taste/taste.h"

#include <gmock/gmock.h>

#include <fstream>
#include <random>

namespace atos {
namespace {

TonePreset hall() {
    TonePreset tone;
    tone.voice = Voice::mellowGrand;
    tone.brightness = -0.3;
    tone.reverbType = ReverbType::hall;
    tone.reverbTime = 2;
    tone.reverbLevel = -12;
    tone.resonance = 0;
    tone.touch = 0;
    return tone;
}

/// A player who likes best what lies at `best`, and is sometimes unsure.
Taste learnt(const TasteVector& best, int answers, std::uint64_t seed = 3) {
    Taste taste;
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> chance(0, 1);
    for (int i = 0; i < answers; ++i) {
        TasteAnswer pair = nextPair(taste, (random() & 1U) != 0);
        const auto strength = [&](const TasteVector& tone) {
            double sum = 0;
            for (std::size_t axis = 0; axis < tasteAxes; ++axis)
                sum -= (tone[axis] - best[axis]) * (tone[axis] - best[axis]) / 2;
            return sum;
        };
        const double difference = strength(pair.first) - strength(pair.second);
        if (pair.isPlacebo())
            pair.liked = Liked::neither;
        else
            pair.liked = chance(random) < 1 / (1 + std::exp(-2 * difference)) ? Liked::first : Liked::second;
        taste.add(pair);
    }
    return taste;
}

TEST(Taste, WithoutAnswersLeavesTheToneThatTheMusicAsksFor) {
    EXPECT_EQ(Taste().liked(), TasteVector{});
    EXPECT_EQ(movedByTaste(hall(), {}), hall());
}

TEST(Taste, LearnsWhatAPlayerLikes) {
    const TasteVector brightAndDry{1.5, -1.5, 0, 0};
    const TasteVector liked = learnt(brightAndDry, 40).liked();
    EXPECT_GT(liked[0], 0.5);
    EXPECT_LT(liked[1], -0.5);
    const TonePreset moved = movedByTaste(hall(), liked);
    EXPECT_GT(*moved.brightness, -0.1);
    EXPECT_LT(*moved.reverbLevel, -13);
    EXPECT_EQ(moved.voice, Voice::mellowGrand);
}

TEST(Taste, IsNotMovedByAFewAnswersEitherWay) {
    Taste taste;
    taste.add({{0.75, 0, 0, 0}, {-0.75, 0, 0, 0}, Liked::first});
    taste.add({{0.75, 0, 0, 0}, {-0.75, 0, 0, 0}, Liked::second});
    EXPECT_EQ(taste.liked()[0], 0);
}

/// The answers of one who likes the same tone better the second time weigh less.
TEST(Taste, TrustsLessWhoTellsTheSameApart) {
    Taste honest;
    Taste imagining;
    for (int i = 0; i < 6; ++i) {
        const TasteAnswer brighter{{0.75, 0, 0, 0}, {-0.75, 0, 0, 0}, Liked::first};
        honest.add(brighter);
        imagining.add(brighter);
        honest.add({{}, {}, Liked::neither});
        imagining.add({{}, {}, Liked::second});
    }
    EXPECT_GT(honest.liked()[0], imagining.liked()[0]);
}

TEST(Taste, AsksAboutEveryAxisAndNowAndThenTwiceTheSame) {
    Taste taste;
    std::array<int, tasteAxes> asked{};
    int placebos = 0;
    for (int i = 0; i < 18; ++i) {
        TasteAnswer pair = nextPair(taste, i % 2 == 0);
        for (std::size_t axis = 0; axis < tasteAxes; ++axis)
            asked[axis] += pair.first[axis] != pair.second[axis] ? 1 : 0;
        placebos += pair.isPlacebo() ? 1 : 0;
        pair.liked = pair.isPlacebo() ? Liked::neither : Liked::first;
        taste.add(pair);
    }
    EXPECT_EQ(placebos, 3);
    EXPECT_THAT(asked, testing::Each(testing::Ge(2)));
}

TEST(Taste, IsKeptAndRead) {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "taste.json";
    const auto none = readTaste(path);
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->answers().empty());
    const Taste taste = learnt({1, 0, 0, 0}, 12);
    ASSERT_TRUE(writeTaste(taste, path));
    const auto back = readTaste(path);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->liked(), taste.liked());
    for (const char* text :
         {"", "[]", "{}", R"({"schema": 2, "answers": []})", R"({"schema": 1, "answers": [3]})",
          R"({"schema": 1, "answers": [{"first": [0,0,0], "second": [0,0,0,0], "liked": "first"}]})",
          R"({"schema": 1, "answers": [{"first": [0,0,0,1e9], "second": [0,0,0,0], "liked": "first"}]})",
          R"({"schema": 1, "answers": [{"first": [0,0,0,0], "second": [0,0,0,0], "liked": "third"}]})"}) {
        std::ofstream(path) << text;
        const auto damaged = readTaste(path);
        ASSERT_FALSE(damaged) << text;
        EXPECT_EQ(damaged.error().code, ErrorCode::badInput);
    }
}

TEST(FollowTaste, SaysThatItDid) {
    ToneTarget target;
    target.preset = hall();
    target.choice.archetype = "nocturne";
    target.offers = offeredTones(hall(), "A hall.");
    const ToneTarget same = followTaste(Taste(), target);
    EXPECT_FALSE(same.choice.followsTaste);
    EXPECT_TRUE(same.reasons.empty());
    const ToneTarget moved = followTaste(learnt({1.5, 0, 0, 0}, 40), target);
    EXPECT_TRUE(moved.choice.followsTaste);
    EXPECT_EQ(moved.offers.front().preset, moved.preset);
    ASSERT_FALSE(moved.reasons.empty());
    EXPECT_THAT(moved.reasons.front().sentence, testing::HasSubstr("what you like"));
    EXPECT_THAT(moved.reasons.front().sentence, testing::HasSubstr("brighter"));
}

} // namespace
} // namespace atos
