// SPDX-License-Identifier: Apache-2.0
#include "piano/link/piano_watch.h"

#include "midi/memory_system.h"
#include "piano/link/snapshot.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

/// A watch whose clock is turned by hand.
class PianoWatchTest : public testing::Test {
protected:
    PianoWatchTest() {
        options.link.snapshotFolder = folder / "snapshots";
        options.link.clock = [this] { return seconds; };
        options.link.quiet = [this] { return quiet; };
        options.link.wait = [this](double time) {
            seconds += time;
            if (piano) piano->tick();
        };
        options.readSettings = true;
    }
    void plug(const std::string& profile, const std::string& port) {
        piano =
            *SimulatedPiano::start(system, test::shippedProfile(profile), port, [this] { return seconds; });
    }
    void begin() { watch = std::make_unique<PianoWatch>(system, test::shippedProfiles(), options); }
    /// Half a second later.
    PianoState look() {
        seconds += 0.5;
        const PianoState before = watch->sighting().state;
        const bool changed = watch->look(Task{});
        EXPECT_EQ(changed, watch->sighting().state != before);
        return watch->sighting().state;
    }
    /// After so many seconds of looking.
    PianoState lookFor(double time) {
        for (const double end = seconds + time; seconds < end;)
            look();
        return watch->sighting().state;
    }
    void fault(std::string_view text) {
        SimulatedFaults faults = piano->faults();
        ASSERT_TRUE(applyFault(faults, text).ok());
        piano->setFaults(faults);
    }

    double seconds = 0;
    bool quiet = true;
    const test::TemporaryFolder folder;
    MemorySystem system{[this] { return seconds; }};
    std::unique_ptr<SimulatedPiano> piano;
    PianoWatchOptions options;
    std::unique_ptr<PianoWatch> watch;
};

} // namespace

TEST_F(PianoWatchTest, APianoIsSeenIdentifiedReadAndReady) {
    begin();
    EXPECT_EQ(look(), PianoState::absent);
    plug("roland-fp30x", "Roland FP-30X:Roland FP-30X MIDI 1 24:0");
    piano->setValue("touch", 4);
    EXPECT_EQ(look(), PianoState::ready);
    EXPECT_EQ(watch->sighting().keyboard, "roland-fp30x");
    EXPECT_EQ(watch->sighting().values.at("touch"), 4);
    EXPECT_FALSE(watch->sighting().echoes);
}

TEST_F(PianoWatchTest, WithoutLeaveToReadItSendsNothingButTheIdentityRequest) {
    options.readSettings = false;
    plug("roland-fp30x", "FP-30X");
    begin();
    EXPECT_EQ(lookFor(30), PianoState::identified);
    EXPECT_THAT(piano->received(), testing::Each(test::hex("F0 7E 7F 06 01 F7")));
    EXPECT_GT(piano->received().size(), 4U);
}

TEST_F(PianoWatchTest, AnUnknownPianoIsSeenAndNotTouched) {
    system.addLoopback("Harmonium");
    options.port = "harmonium";
    begin();
    EXPECT_EQ(lookFor(10), PianoState::seen);
    EXPECT_THAT(watch->sighting().sentence, HasSubstr("none of the pianos"));
    EXPECT_TRUE(watch->sighting().echoes) << "a cable from out to in is an echo";
}

TEST_F(PianoWatchTest, OneThatCannotAnswerIsKnownByItsName) {
    plug("casio-px-s", "CASIO PX-S1100");
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    EXPECT_EQ(lookFor(20), PianoState::ready);
    piano->unplug();
    EXPECT_EQ(look(), PianoState::lost);
    ASSERT_TRUE(piano->plugIn().ok());
    EXPECT_EQ(look(), PianoState::ready);
}

TEST_F(PianoWatchTest, UnpluggedItIsLostAtOnceAndTakenAgainUnderAnotherNumber) {
    plug("roland-fp30x", "FP-30X:FP-30X MIDI 1 24:0");
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    piano.reset();
    EXPECT_EQ(look(), PianoState::lost);
    EXPECT_EQ(lookFor(60), PianoState::lost);
    plug("roland-fp30x", "FP-30X:FP-30X MIDI 1 28:0");
    EXPECT_EQ(look(), PianoState::ready);
    EXPECT_THAT(watch->sighting().output, HasSubstr("28:0"));
}

TEST_F(PianoWatchTest, SwitchedOffBehindAPortThatStaysItIsMissedByItsHeartbeat) {
    plug("roland-fp30x", "FP-30X");
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    fault("silent");
    EXPECT_EQ(lookFor(10), PianoState::lost);
    EXPECT_THAT(watch->sighting().sentence, HasSubstr("answers no more"));
    EXPECT_EQ(lookFor(3 * 3600), PianoState::lost);
    fault("silent=0");
    EXPECT_EQ(lookFor(10), PianoState::ready);
}

TEST_F(PianoWatchTest, OneLostAnswerIsNoLostPiano) {
    plug("roland-fp30x", "FP-30X");
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    for (int i = 0; i < 20; ++i) {
        fault("drop=2");
        EXPECT_EQ(lookFor(5), PianoState::ready);
    }
}

TEST_F(PianoWatchTest, AutoPowerOffAndOnAgainIsFollowed) {
    plug("roland-fp30x", "FP-30X");
    options.heartbeatSeconds = 5;
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    piano->setValue("touch", 5);
    piano->powerOff();
    EXPECT_EQ(look(), PianoState::lost);
    ASSERT_TRUE(piano->plugIn().ok());
    EXPECT_EQ(look(), PianoState::ready);
    EXPECT_EQ(watch->sighting().values.at("touch"), 3) << "read again, for it has forgotten";
}

TEST_F(PianoWatchTest, NoQuestionIsAskedWhileKeysAreHeld) {
    plug("roland-fp30x", "FP-30X");
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    const std::size_t asked = piano->received().size();
    quiet = false;
    EXPECT_EQ(lookFor(60), PianoState::ready);
    EXPECT_EQ(piano->received().size(), asked);
}

TEST_F(PianoWatchTest, AnotherPianoInItsPlaceIsMetAfresh) {
    plug("roland-fp30x", "Piano FP-30X");
    begin();
    EXPECT_EQ(look(), PianoState::ready);
    piano.reset();
    EXPECT_EQ(look(), PianoState::lost);
    plug("roland-fp30", "Piano FP-30");
    EXPECT_EQ(look(), PianoState::ready);
    EXPECT_EQ(watch->sighting().keyboard, "roland-fp30");
}

TEST_F(PianoWatchTest, APortThatOpensAndNeverAnswersHangsNobody) {
    plug("roland-fp30x", "FP-30X");
    fault("silent");
    begin();
    const double began = seconds;
    EXPECT_EQ(look(), PianoState::identified) << "by its name";
    EXPECT_THAT(watch->sighting().sentence, HasSubstr("does not answer"));
    EXPECT_LT(seconds - began, 3);
}

TEST_F(PianoWatchTest, AChangedToneOfAnEarlierRunIsTold) {
    const PianoSnapshot left{"roland-fp30x", "FP-30X", {{"touch", 3}}, {{"touch", {5}}}};
    ASSERT_TRUE(writeSnapshot(left, snapshotPath(folder / "snapshots", "roland-fp30x", "FP-30X")).ok());
    plug("roland-fp30x", "FP-30X");
    begin();
    EXPECT_EQ(look(), PianoState::synced);
    EXPECT_THAT(watch->sighting().sentence, HasSubstr("put back"));
}

} // namespace atos
