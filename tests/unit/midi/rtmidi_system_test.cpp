// SPDX-License-Identifier: Apache-2.0
#include "midi/rtmidi_system.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace atos {
namespace {

/// No machine has a JACK server of this name.
class WithoutServer : public testing::Test {
protected:
    void SetUp() override {
        ::setenv("JACK_DEFAULT_SERVER", "atos-test-no-such-server", 1);
        ::setenv("ATOS_MIDI", "jack", 1);
    }
    void TearDown() override {
        ::unsetenv("JACK_DEFAULT_SERVER");
        ::unsetenv("ATOS_MIDI");
    }
};

} // namespace

TEST_F(WithoutServer, IsAStateThatIsToldAndNotACrash) {
    testing::internal::CaptureStderr();
    const auto system = openMidiSystem();
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << "libraries must not write into our terminal";
    EXPECT_EQ(system->api(), "none");
    EXPECT_TRUE(system->ports().empty());
    const auto input = system->openInput("Piano", [](double, std::span<const std::uint8_t>) {});
    ASSERT_FALSE(input.ok());
    EXPECT_EQ(input.error().code, ErrorCode::environment);
    EXPECT_FALSE(system->openOutput("Piano").ok());
    EXPECT_FALSE(system->openVirtualOutput("Piano").ok());
}

TEST_F(WithoutServer, AnUnknownSystemIsRefused) {
    EXPECT_FALSE(openRtMidi("jack").ok());
    EXPECT_FALSE(openRtMidi("winmm").ok());
    EXPECT_FALSE(openRtMidi("telegraph").ok());
}

} // namespace atos
