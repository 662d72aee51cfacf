// SPDX-License-Identifier: Apache-2.0
#include "piano/link/find_piano.h"

#include "midi/memory_system.h"
#include "piano/simulated/simulated_piano.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

class FindPianoTest : public testing::Test {
protected:
    FindPianoTest() {
        options.clock = [this] { return seconds; };
        options.wait = [this](double time) {
            seconds += time;
            for (const auto& piano : pianos)
                piano->tick();
        };
    }
    SimulatedPiano& plug(const std::string& profile, const std::string& port) {
        pianos.push_back(
            *SimulatedPiano::start(system, test::shippedProfile(profile), port, [this] { return seconds; }));
        return *pianos.back();
    }
    FoundPiano identify(const std::string& output) {
        const auto found = identifyPiano(system, output, profiles, options, Task{});
        EXPECT_TRUE(found.ok());
        return found ? *found : FoundPiano{};
    }

    double seconds = 0;
    const std::vector<KeyboardProfile> profiles = test::shippedProfiles();
    MemorySystem system{[this] { return seconds; }};
    PianoLinkOptions options;
    std::vector<std::unique_ptr<SimulatedPiano>> pianos;
};

} // namespace

TEST_F(FindPianoTest, ItsAnswerSaysMoreThanItsName) {
    plug("roland-fp30", "USB MIDI").setFaults({.slowMs = 100});
    const FoundPiano found = identify("USB MIDI");
    ASSERT_NE(found.profile, nullptr);
    EXPECT_EQ(found.profile->id, "roland-fp30");
    EXPECT_EQ(found.input, "USB MIDI");
    EXPECT_NEAR(found.latencySeconds, 0.1, 0.02);
    EXPECT_FALSE(found.echoes);
}

TEST_F(FindPianoTest, AnAnswerThatDeniesTheNameIsBelieved) {
    KeyboardProfile stranger = test::shippedProfile("roland-fp30x");
    stranger.identities = {test::hex("40 00 01 00 02")};
    pianos.push_back(*SimulatedPiano::start(system, stranger, "FP-30X"));
    const FoundPiano found = identify("FP-30X");
    EXPECT_EQ(found.profile, nullptr);
    EXPECT_FALSE(found.identity.empty());
}

TEST_F(FindPianoTest, OfTwoPianosOfOneModelEachIsHeardOnItsOwnPort) {
    plug("roland-fp30x", "Roland FP-30X");
    plug("roland-fp30x", "Roland FP-30X-02");
    EXPECT_EQ(identify("Roland FP-30X").input, "Roland FP-30X");
    EXPECT_EQ(identify("Roland FP-30X-02").input, "Roland FP-30X-02");
    const auto which = findPiano(system, profiles, options, Task{});
    ASSERT_FALSE(which.ok());
    EXPECT_EQ(which.error().code, ErrorCode::environment);
    EXPECT_THAT(which.error().nextStep, HasSubstr("Roland FP-30X-02"));
}

TEST_F(FindPianoTest, OneWhoseNameSaysNothingIsFoundByItsAnswer) {
    system.addLoopback("Through");
    plug("roland-fp30x", "USB MIDI");
    const auto found = findPiano(system, profiles, options, Task{});
    ASSERT_TRUE(found.ok()) << found.error().message;
    EXPECT_EQ(found->output, "USB MIDI");
    EXPECT_TRUE(identify("Through").echoes);
}

TEST_F(FindPianoTest, ASilentPianoIsKnownByItsNameAndNothingIsNoPiano) {
    plug("roland-fp30x", "Roland FP-30X").setFaults({.silent = true});
    const FoundPiano found = identify("Roland FP-30X");
    ASSERT_NE(found.profile, nullptr);
    EXPECT_TRUE(found.identity.empty());
    EXPECT_EQ(found.latencySeconds, 0);
    pianos.clear();
    const auto none = findPiano(system, profiles, options, Task{});
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::environment);
}

TEST_F(FindPianoTest, NothingIsSentButTheIdentityRequest) {
    SimulatedPiano& piano = plug("roland-fp30x", "Roland FP-30X");
    static_cast<void>(identify("Roland FP-30X"));
    static_cast<void>(findPiano(system, profiles, options, Task{}).ok());
    EXPECT_THAT(piano.received(), testing::Each(test::hex("F0 7E 7F 06 01 F7")));
}

} // namespace atos
