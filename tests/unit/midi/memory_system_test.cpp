// SPDX-License-Identifier: Apache-2.0
#include "midi/memory_system.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

namespace atos {
namespace {

using Message = std::vector<std::uint8_t>;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

MidiCallback into(std::vector<Message>& heard) {
    return [&heard](double, std::span<const std::uint8_t> bytes) {
        heard.emplace_back(bytes.begin(), bytes.end());
    };
}

const Message noteOn{0x90, 60, 64};
const Message identityRequest{0xF0, 0x7E, 0x7F, 0x06, 0x01, 0xF7};

} // namespace

TEST(MemorySystem, LoopbackCarriesEveryMessageToEveryInput) {
    MemorySystem system([] { return 12.5; });
    system.addLoopback("Cable");
    std::vector<Message> first;
    std::vector<Message> second;
    double stamped = 0;
    const auto one = system.openInput("Cable", into(first));
    const auto two = system.openInput("cab", [&](double seconds, std::span<const std::uint8_t> bytes) {
        stamped = seconds;
        second.emplace_back(bytes.begin(), bytes.end());
    });
    const auto out = system.openOutput("Cable");
    ASSERT_TRUE(one.ok() && two.ok() && out.ok());
    EXPECT_TRUE((*out)->send(noteOn));
    EXPECT_TRUE((*out)->send(identityRequest));
    EXPECT_FALSE((*out)->send({}));
    EXPECT_THAT(first, ElementsAre(noteOn, identityRequest));
    EXPECT_THAT(second, ElementsAre(noteOn, identityRequest));
    EXPECT_EQ(stamped, 12.5);
}

TEST(MemorySystem, VirtualPortsAreTheOtherEndOfThePair) {
    MemorySystem system;
    std::vector<Message> piano;
    std::vector<Message> app;
    auto pianoSays = system.openVirtualOutput("Piano");
    ASSERT_TRUE(pianoSays.ok());
    auto pianoHears = system.openVirtualInput("Piano", [&](double, std::span<const std::uint8_t> bytes) {
        piano.emplace_back(bytes.begin(), bytes.end());
        EXPECT_TRUE((*pianoSays)->send(noteOn));
    });
    ASSERT_TRUE(pianoHears.ok());
    EXPECT_THAT(system.ports(), UnorderedElementsAre(PortInfo{"Piano", PortDirection::input},
                                                     PortInfo{"Piano", PortDirection::output}));
    const auto in = system.openInput("Piano", into(app));
    const auto out = system.openOutput("Piano");
    ASSERT_TRUE(in.ok() && out.ok());
    EXPECT_TRUE((*out)->send(identityRequest));
    EXPECT_THAT(piano, ElementsAre(identityRequest));
    EXPECT_THAT(app, ElementsAre(noteOn));
    EXPECT_FALSE(system.openVirtualOutput("Piano").ok());

    *pianoHears = nullptr;
    EXPECT_THAT(system.ports(), ElementsAre(PortInfo{"Piano", PortDirection::input}));
    EXPECT_FALSE((*out)->send(noteOn).ok());
}

TEST(MemorySystem, UnpluggedPortsAreGoneUntilOpenedAgain) {
    MemorySystem system;
    system.addLoopback("Piano");
    std::vector<Message> heard;
    const auto in = system.openInput("Piano", into(heard));
    const auto out = system.openOutput("Piano");
    ASSERT_TRUE(in.ok() && out.ok());
    system.unplug("Piano");
    EXPECT_TRUE(system.ports().empty());
    const auto gone = (*out)->send(noteOn);
    ASSERT_FALSE(gone.ok());
    EXPECT_EQ(gone.error().code, ErrorCode::environment);

    system.addLoopback("Piano");
    EXPECT_FALSE((*out)->send(noteOn).ok());
    EXPECT_TRUE((*system.openOutput("Piano"))->send(noteOn).ok());
    EXPECT_TRUE(heard.empty());
}

TEST(MemorySystem, NothingArrivesAfterAnInputIsClosed) {
    MemorySystem system;
    system.addLoopback("Piano");
    std::atomic<bool> sending{true};
    std::jthread sender([&] {
        const auto out = system.openOutput("Piano");
        while (sending)
            EXPECT_TRUE((*out)->send(noteOn).ok());
    });
    for (int i = 0; i < 200; ++i) {
        auto heard = std::make_unique<std::atomic<int>>(0);
        auto in =
            system.openInput("Piano", [&count = *heard](double, std::span<const std::uint8_t>) { ++count; });
        ASSERT_TRUE(in.ok());
        while (*heard == 0)
            std::this_thread::yield();
        *in = nullptr;
        heard.reset();
    }
    sending = false;
}

} // namespace atos
