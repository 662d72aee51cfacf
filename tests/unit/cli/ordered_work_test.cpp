// SPDX-License-Identifier: Apache-2.0
#include "command/ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace atos {
namespace {

TEST(OrderedWork, TellsInOrderWhatIsDoneOutOfOrder) {
    constexpr std::size_t count = 50;
    std::atomic<std::size_t> done = 0;
    OrderedWork work(count, 4, [&done](std::size_t index) -> Result<std::string> {
        while (index == 0 && done < count - 1) // the first is done last
            std::this_thread::yield();
        ++done;
        if (index % 7 == 3) return badInput(std::to_string(index));
        return std::to_string(index);
    });
    for (std::size_t i = 0; i < count; ++i) {
        const auto next = work.next();
        EXPECT_EQ(next.ok(), i % 7 != 3);
        EXPECT_EQ(next ? *next : next.error().message, std::to_string(i));
    }
}

TEST(OrderedWork, HoldsBackWhereTooMuchWaits) {
    constexpr std::size_t count = 50;
    constexpr std::size_t mostBytes = 1000; // one text waits, and no second beside it
    std::atomic<std::size_t> begun = 0;
    std::size_t begunMeanwhile = 0;
    const auto action = [&](std::size_t index) -> Result<std::string> {
        ++begun;
        if (index == 0) {
            while (begun < 4)
                std::this_thread::yield();
            for (int i = 0; i < 10'000; ++i) // time enough for more to begin, if they may
                std::this_thread::yield();
            begunMeanwhile = begun;
        }
        return std::string(600, 'x');
    };
    OrderedWork work(count, 3, action, mostBytes);
    for (std::size_t i = 0; i < count; ++i)
        EXPECT_EQ(work.next()->size(), 600U);
    EXPECT_EQ(begunMeanwhile, 4U) << "the first, the one that waits, and one each thread holds";
}

TEST(OrderedWork, WhatIsThrownIsAnError) {
    OrderedWork work(2, 2, [](std::size_t index) -> Result<std::string> {
        if (index == 0) throw std::runtime_error("oops");
        return std::string("fine");
    });
    EXPECT_EQ(work.next().error().code, ErrorCode::internal);
    EXPECT_EQ(*work.next(), "fine");
}

TEST(OrderedWork, MayBeLeftBeforeTheEnd) {
    std::atomic<std::size_t> begun = 0;
    {
        OrderedWork work(
            1000, 2,
            [&begun](std::size_t) -> Result<std::string> {
                ++begun;
                return std::string(600, 'x');
            },
            1000);
        EXPECT_TRUE(work.next());
    }
    EXPECT_LT(begun, 10U);
}

} // namespace
} // namespace atos
