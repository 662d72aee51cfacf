// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/counterfactual.h"

#include "app/calibrate/changed_take.h"

#include <gmock/gmock.h>

#include <cmath>

namespace atos {
namespace {

using Kind = PlayingChange::Kind;
using testing::ElementsAre;

Performance take(int notes = 8) {
    Performance performance;
    for (int i = 0; i < notes; ++i)
        performance.notes.push_back(
            {i * 1.0, 0.5, static_cast<std::uint8_t>(i % 2 == 0 ? 60 : 64), 80, 0, 0});
    performance.pedals.push_back({2.0, PedalKind::damper, 127, 0});
    performance.tempo.setTempo(0, 0.5);
    performance.tempo.setTempo(8, 0.25);
    return performance;
}

RankedPreset preset(const std::string& id) {
    RankedPreset preset;
    preset.id = id;
    preset.title = "Title of " + id;
    preset.composer = "Somebody";
    return preset;
}

/// The second reference wins from that many percent on.
struct Threshold {
    int slower, faster;
    std::vector<std::string> heard{};

    Reason explain(std::size_t changes, Kind towards = Kind::slower, CancelToken cancel = {}) {
        const ChangeJudge judge = [this](const PlayingChange& change) -> Result<std::vector<RankedPreset>> {
            heard.push_back(inWords(change));
            const bool flips = change.percent >= (change.kind == Kind::slower ? slower : faster);
            return std::vector{preset(flips ? "second" : "first")};
        };
        const auto reason = findCounterfactual({preset("first")}, towards, changes, judge, {cancel, {}});
        return reason ? *reason : Reason{"error", reason.error().message, ""};
    }
};

TEST(PlayingChange, SlowerStretchesEverythingThatHasATime) {
    const Performance before = take();
    const Performance after = changed(before, {Kind::slower, 20});
    EXPECT_NEAR(after.duration(), before.duration() / 0.8, 1e-9);
    EXPECT_NEAR(after.pedals[0].seconds, 2.5, 1e-9);
    EXPECT_NEAR(after.tempo.secondsAt(10), before.tempo.secondsAt(10) / 0.8, 1e-9);
    EXPECT_EQ(after.notes[3].pitch, before.notes[3].pitch);
    EXPECT_NEAR(changed(before, {Kind::faster, 25}).duration(), before.duration() / 1.25, 1e-9);
}

TEST(PlayingChange, MeasuresFollowTheTempo) {
    Performance dry = take(40);
    dry.pedals.clear(); // strings under the pedal ring on for seconds that no tempo stretches
    const PlayingChange change{Kind::faster, 25};
    const PlayingFeatures before = playingFeaturesOf(measureFeatures(dry), {});
    const PlayingFeatures after = changed(before, change);
    const PlayingFeatures heard = playingFeaturesOf(measureFeatures(changed(dry, change)), {});
    for (const std::string_view measure : playingMeasures) {
        const std::size_t at = measureOf(measure);
        const bool follows = measure == "tempo" || measure == "density" || measure == "harmonic_rhythm";
        EXPECT_NEAR(after[at] - before[at], follows ? std::log2(1.25) : 0, 1e-9) << measure;
        const bool measured = measure != "tempo" && measure != "harmonic_rhythm"; // these are judged
        if (measured) {
            EXPECT_NEAR(after[at], heard[at], 1e-6) << measure;
        }
    }
}

TEST(Counterfactual, OneChangeGoesTowardsTheRunnerUp) {
    Threshold slow{16, 1000};
    EXPECT_EQ(slow.explain(1).sentence,
              "Played 16 % slower, Title of second by Somebody would have come first.");
    Threshold fast{1000, 12};
    EXPECT_EQ(fast.explain(1, Kind::faster).sentence,
              "Played 16 % faster, Title of second by Somebody would have come first.");
    Threshold firm{1000, 1000};
    EXPECT_EQ(firm.explain(1, Kind::faster).sentence,
              "Title of first stays first when it is played a sixth faster.");
    EXPECT_THAT(firm.heard, ElementsAre("Played 16 % faster"));
}

TEST(Counterfactual, NarrowsDownToTheSmallestChangeThatFlipsTheChoice) {
    Threshold judge{1000, 28};
    EXPECT_EQ(judge.explain(6).sentence,
              "Played 28 % faster, Title of second by Somebody would have come first.");
    EXPECT_THAT(judge.heard, ElementsAre("Played 16 % slower", "Played 16 % faster", "Played 32 % slower",
                                         "Played 32 % faster", "Played 24 % faster", "Played 28 % faster"));
    Threshold near{8, 1000};
    EXPECT_EQ(near.explain(2).sentence,
              "It was close: played 8 % slower, Title of second by Somebody would have come first.");
}

TEST(Counterfactual, SaysWhatWasTriedWhenTheChoiceIsFirm) {
    Threshold judge{1000, 1000};
    const Reason reason = judge.explain(4);
    EXPECT_EQ(reason.parameter, "choice");
    EXPECT_EQ(reason.sentence,
              "Title of first stays first at any tempo from a third slower to a third faster.");
    EXPECT_EQ(judge.heard.size(), 4U);
    const Reason part = goingBy({750, 180}, reason);
    EXPECT_EQ(part.sentence, "Going by the 3 minutes from 12:30: " + reason.sentence);
    ASSERT_EQ(part.spans.size(), 1U);
    EXPECT_EQ(part.spans[0].onset, 750);
}

TEST(Counterfactual, CanBeCancelled) {
    CancelToken cancel;
    cancel.cancel();
    Threshold judge{9, 9};
    EXPECT_EQ(judge.explain(4, Kind::slower, cancel).parameter, "error");
    EXPECT_TRUE(judge.heard.empty());
}

TEST(ChangedTake, OfLongMusicThreeMinutesDecide) {
    EXPECT_FALSE(beginOfDecidingPassage({}, {}));
    EXPECT_FALSE(beginOfDecidingPassage(take(600), {})) << "ten minutes are heard whole";
    const Performance hour = take(3600);
    EXPECT_NEAR(*beginOfDecidingPassage(hour, {}), 1710, 1) << "the middle";
    const Reason voice{"voice", "", "", {{100, 500}}};
    const Reason choice{"choice", "", "", {{3000, 10}, {200, 5}, {3100, 20}}};
    const double begin = *beginOfDecidingPassage(hour, {voice, choice});
    EXPECT_LE(begin, 3000);
    EXPECT_GE(begin + passageSeconds, 3120);
}

} // namespace
} // namespace atos
