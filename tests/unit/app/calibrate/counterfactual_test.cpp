// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/counterfactual.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using Kind = PlayingChange::Kind;
using testing::HasSubstr;

Performance take() {
    Performance performance;
    for (int i = 0; i < 8; ++i)
        performance.notes.push_back(
            {i * 1.0, 0.5, static_cast<std::uint8_t>(i % 2 == 0 ? 60 : 64), 80, 0, 0});
    performance.pedals.push_back({2.0, PedalKind::damper, 127, 0});
    performance.tempo.setTempo(0, 0.5);
    performance.tempo.setTempo(8, 0.25);
    return performance;
}

std::vector<RankedPreset> winner(const std::string& id) {
    RankedPreset preset;
    preset.id = id;
    preset.title = "Title of " + id;
    preset.composer = "Somebody";
    return {preset};
}

/// The second reference wins from a duration on.
struct Threshold {
    double guessed, heard;
    int listened = 0;

    Reason explain(CancelToken cancel = {}) {
        TakeJudge judge;
        judge.guess = [this](const Performance& changed) {
            return winner(changed.duration() > guessed ? "second" : "first");
        };
        judge.listen = [this](const Performance& changed) -> Result<std::vector<RankedPreset>> {
            ++listened;
            return winner(changed.duration() > heard ? "second" : "first");
        };
        const auto reason = findCounterfactual(take(), winner("first"), judge, {cancel, {}});
        return reason ? *reason : Reason{"error", reason.error().message, ""};
    }
};

} // namespace

TEST(PlayingChange, SlowerStretchesEverythingThatHasATime) {
    const Performance before = take();
    const Performance after = changed(before, {Kind::slower, 20});
    EXPECT_NEAR(after.duration(), before.duration() / 0.8, 1e-9);
    EXPECT_NEAR(after.pedals[0].seconds, 2.5, 1e-9);
    EXPECT_NEAR(after.tempo.secondsAt(10), before.tempo.secondsAt(10) / 0.8, 1e-9);
    EXPECT_EQ(after.notes[3].pitch, before.notes[3].pitch);
    EXPECT_NEAR(changed(before, {Kind::faster, 25}).duration(), before.duration() / 1.25, 1e-9);
}

TEST(PlayingChange, LongerKeysNeverReachIntoTheirNextNote) {
    Performance before = take();
    before.notes[0].duration = 1.8; // its key comes again at 2 s
    const Performance after = changed(before, {Kind::longer, 64});
    EXPECT_DOUBLE_EQ(after.notes[0].duration, 2.0);
    EXPECT_DOUBLE_EQ(after.notes[1].duration, 0.82);
    EXPECT_DOUBLE_EQ(after.notes[1].onset, before.notes[1].onset);
    EXPECT_DOUBLE_EQ(changed(before, {Kind::shorter, 50}).notes[1].duration, 0.25);
}

TEST(Counterfactual, NamesTheSmallestChangeThatFlipsTheChoice) {
    // 7.5 s at first; 9 s are reached at 16.7 % slower, so 20 % is the first step beyond.
    Threshold judge{9, 9};
    EXPECT_EQ(judge.explain().sentence,
              "Played 20 % slower, Title of second by Somebody would have come first.");
    EXPECT_LE(judge.listened, 4);
}

TEST(Counterfactual, TheWholeAnalysisHasTheLastWord) {
    Threshold judge{8, 10}; // 8 % are guessed, 25 % are what it takes: 8, 16, 32 and 24 % are analysed
    EXPECT_EQ(judge.explain().sentence,
              "Played 32 % slower, Title of second by Somebody would have come first.");
}

TEST(Counterfactual, NarrowsDownWhatTheGuessDidNotSee) {
    Threshold judge{1000, 8}; // 6.25 % slower
    EXPECT_EQ(judge.explain().sentence,
              "It was close: played 8 % slower, Title of second by Somebody would have come first.");
}

TEST(Counterfactual, SaysWhatWasTriedWhenTheChoiceIsFirm) {
    Threshold judge{1000, 1000};
    const Reason reason = judge.explain();
    EXPECT_EQ(reason.parameter, "choice");
    EXPECT_EQ(reason.sentence,
              "Title of first stays first at any tempo from a third slower to a third faster.");
    EXPECT_EQ(judge.listened, 4);
}

TEST(Counterfactual, CanBeCancelled) {
    CancelToken cancel;
    cancel.cancel();
    Threshold judge{9, 9};
    EXPECT_EQ(judge.explain(cancel).parameter, "error");
    EXPECT_EQ(judge.listened, 0);
}

} // namespace atos
