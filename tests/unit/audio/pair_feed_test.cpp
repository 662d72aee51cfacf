// SPDX-License-Identifier: Apache-2.0
// A and B run together: switching is a crossfade where the music is, never a gap, a click or a jump.
#include "audio/live/pair_feed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace atos {
namespace {

/// A is a constant, B its negative: what is heard tells the side and the fade, frame by frame.
std::shared_ptr<const PhrasePair> opposites(double seconds) {
    auto pair = std::make_shared<PhrasePair>();
    const auto count = static_cast<std::size_t>(seconds * PhrasePair::rate) * 2;
    pair->a.assign(count, 0.5F);
    pair->b.assign(count, -0.5F);
    pair->seconds = seconds;
    return pair;
}

std::vector<float> heard(PairFeed& feed, double seconds) {
    const auto frames = static_cast<int>(seconds * PhrasePair::rate);
    std::vector<float> left(static_cast<std::size_t>(frames)), right(left);
    for (int at = 0; at < frames; at += 256)
        feed.mixInto(left.data() + at, right.data() + at, 1, std::min(256, frames - at));
    EXPECT_EQ(left, right);
    return left;
}

float largestStep(const std::vector<float>& sound) {
    float largest = 0;
    for (std::size_t i = 1; i < sound.size(); ++i)
        largest = std::max(largest, std::abs(sound[i] - sound[i - 1]));
    return largest;
}

TEST(PairFeed, isSilentUntilItIsStarted) {
    PairFeed feed;
    EXPECT_FALSE(feed.position());
    const auto sound = heard(feed, 0.1);
    EXPECT_TRUE(std::all_of(sound.begin(), sound.end(), [](float sample) { return sample == 0; }));
}

TEST(PairFeed, switchesWithinTwentyMillisecondsWithoutAClick) {
    PairFeed feed;
    feed.start(opposites(2), PairSide::a, 0);
    EXPECT_FLOAT_EQ(heard(feed, 0.5).back(), 0.5F);
    feed.choose(PairSide::b);
    const auto fade = heard(feed, 0.1);
    EXPECT_FLOAT_EQ(fade.at(PairFeed::fadeFrames), -0.5F) << "wholly B after 20 ms";
    EXPECT_GT(fade.at(PairFeed::fadeFrames / 4), 0) << "and still mostly A after 5";
    EXPECT_LT(largestStep(fade), 0.002) << "no click";
    EXPECT_NEAR(*feed.position(), 0.6, 0.001) << "and goes on where the music is";
}

TEST(PairFeed, anotherStartFadesTheOneBefore) {
    PairFeed feed;
    feed.start(opposites(2), PairSide::a, 0);
    heard(feed, 0.5);
    feed.start(opposites(2), PairSide::a, 1.5);
    const auto sound = heard(feed, 0.1);
    EXPECT_LT(largestStep(sound), 0.002);
    EXPECT_NEAR(*feed.position(), 1.6, 0.001);
}

/// A is heard while B is still measured; what comes then has both, and must not be noticed.
TEST(PairFeed, goesOnInAnotherRenderingWhereItIs) {
    PairFeed feed;
    auto first = std::make_shared<PhrasePair>(*opposites(2));
    first->b.clear();
    feed.start(first, PairSide::a, 0);
    heard(feed, 0.5);
    feed.replace(opposites(2));
    const auto sound = heard(feed, 0.1);
    EXPECT_LT(largestStep(sound), 1e-6) << "A is the same in both";
    EXPECT_NEAR(*feed.position(), 0.6, 0.001);
    feed.choose(PairSide::b);
    EXPECT_FLOAT_EQ(heard(feed, 0.1).back(), -0.5F);
}

TEST(PairFeed, endsByItselfAndIsStoppedWithAFade) {
    PairFeed feed;
    feed.start(opposites(0.2), PairSide::b, 0);
    heard(feed, 0.3);
    EXPECT_FALSE(feed.position());
    feed.start(opposites(2), PairSide::a, 0);
    heard(feed, 0.1);
    feed.stop();
    EXPECT_FALSE(feed.position());
    const auto sound = heard(feed, 0.1);
    EXPECT_LT(largestStep(sound), 0.002);
    EXPECT_EQ(sound.back(), 0);
}

/// What is read on the audio thread must not go away with the window's last hold on it.
TEST(PairFeed, keepsAPhraseAsLongAsItSounds) {
    PairFeed feed;
    auto first = opposites(2);
    const std::weak_ptr<const PhrasePair> watched = first;
    feed.start(std::move(first), PairSide::a, 0);
    heard(feed, 0.1);
    feed.start(opposites(2), PairSide::b, 0);
    EXPECT_FALSE(watched.expired()) << "it may still fade";
    heard(feed, 0.1);
    feed.start(opposites(2), PairSide::a, 0);
    EXPECT_TRUE(watched.expired());
}

} // namespace
} // namespace atos
