// SPDX-License-Identifier: Apache-2.0
#include "app/piano/port_monitor.h"

#include "midi/memory_system.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace atos {
namespace {

TEST(PortMonitor, SaysInWordsAndBytesWhatCame) {
    MemorySystem system;
    system.addLoopback("Piano");
    const auto monitor = PortMonitor::open(system, "Piano", {});
    ASSERT_TRUE(monitor);
    EXPECT_FALSE((*monitor)->take());
    const auto output = system.openOutput("Piano");
    ASSERT_TRUE(output);
    ASSERT_TRUE((*output)->send(std::array<std::uint8_t, 3>{0x90, 60, 80}));
    const auto message = (*monitor)->take();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->words, "note on C4 (60), velocity 80, channel 1");
    EXPECT_EQ(message->bytes, "90 3C 50");
    EXPECT_GE(message->seconds, 0);
    EXPECT_EQ((*monitor)->lost(), 0U);
}

TEST(PortMonitor, TellsOfALongMessageItsSizeAndBeginning) {
    MemorySystem system;
    system.addLoopback("Piano");
    const auto monitor = PortMonitor::open(system, "Piano", {});
    const auto output = system.openOutput("Piano");
    ASSERT_TRUE(monitor && output);
    std::vector<std::uint8_t> dump(200, 1);
    dump.front() = 0xF0;
    dump.back() = 0xF7;
    ASSERT_TRUE((*output)->send(dump));
    const auto message = (*monitor)->take();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->words, "system exclusive, 200 bytes");
    EXPECT_TRUE(message->bytes.starts_with("F0 01") && message->bytes.ends_with(" ...")) << message->bytes;
}

TEST(PortMonitor, NamesThePortsThereAreWhenOneIsMissing) {
    MemorySystem system;
    const auto monitor = PortMonitor::open(system, "Piano", {});
    ASSERT_FALSE(monitor);
    EXPECT_EQ(monitor.error().code, ErrorCode::environment);
}

} // namespace
} // namespace atos
