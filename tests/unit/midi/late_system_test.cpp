// SPDX-License-Identifier: Apache-2.0
#include "midi/late_system.h"

#include "midi/memory_system.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace atos {
namespace {

void awaitAll() {
    while (UnattendedQueue::anyRuns())
        std::this_thread::yield();
}

} // namespace

TEST(LateSystem, SaysThatItIsNotThereUntilItIs) {
    std::promise<void> answer;
    LateSystem late([answered = answer.get_future().share()]() -> std::unique_ptr<MidiSystem> {
        answered.wait();
        auto system = std::make_unique<MemorySystem>();
        system->addLoopback("FP-30X");
        return system;
    });
    late.open();
    EXPECT_EQ(late.api(), "");
    EXPECT_TRUE(late.ports().empty());
    const auto refused = late.openOutput("FP-30X");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::environment);
    EXPECT_FALSE(late.openInput("FP-30X", {}).ok());
    EXPECT_FALSE(late.openVirtualInput("ours", {}).ok());
    EXPECT_FALSE(late.openVirtualOutput("ours").ok());

    answer.set_value();
    while (late.api().empty())
        std::this_thread::yield();
    EXPECT_EQ(late.ports().size(), 2U);
    EXPECT_TRUE(late.openOutput("FP-30X").ok());
    awaitAll();
}

TEST(LateSystem, IsGivenUpWhileItHangs) {
    std::promise<void> answer;
    {
        LateSystem late([answered = answer.get_future().share()]() -> std::unique_ptr<MidiSystem> {
            answered.wait();
            return std::make_unique<MemorySystem>();
        });
        late.open();
    }
    answer.set_value();
    awaitAll();
}

TEST(LateSystem, ABrokenDriverIsNoEndOfTheProgram) {
    LateSystem late(
        []() -> std::unique_ptr<MidiSystem> { throw std::runtime_error("the driver's library is damaged"); });
    late.open();
    awaitAll();
    EXPECT_EQ(late.api(), "");
}

} // namespace atos
