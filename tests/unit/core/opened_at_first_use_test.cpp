// SPDX-License-Identifier: Apache-2.0
#include "core/opened_at_first_use.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace atos {
namespace {

TEST(OpenedAtFirstUse, OpensOnceAndOnlyWhenItIsAsked) {
    OpenedAtFirstUse<int> number;
    int opened = 0;
    const auto open = [&opened]() -> Result<std::unique_ptr<int>> {
        ++opened;
        return std::make_unique<int>(42);
    };
    EXPECT_EQ(number.opened(), nullptr);
    EXPECT_EQ(opened, 0);
    const auto first = number.get(open);
    const auto second = number.get(open);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(**first, 42);
    EXPECT_EQ(*first, *second);
    EXPECT_EQ(number.opened(), *first);
    EXPECT_EQ(opened, 1);
}

TEST(OpenedAtFirstUse, TriesAgainAfterAFailure) {
    OpenedAtFirstUse<int> number;
    const auto missing = number.get(
        []() -> Result<std::unique_ptr<int>> { return environmentLacks("The disk is not there."); });
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().message, "The disk is not there.");
    EXPECT_EQ(number.opened(), nullptr);
    EXPECT_TRUE(number.get([]() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(1); }));
}

TEST(OpenedAtFirstUse, LetsThreadsThatComeTogetherWaitForOneOpening) {
    OpenedAtFirstUse<int> number;
    std::atomic<int> opened = 0;
    std::atomic<int> right = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            const auto got = number.get(
                [&opened]() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(++opened); });
            if (got && **got == 1) ++right;
        });
    threads.clear();
    EXPECT_EQ(opened, 1);
    EXPECT_EQ(right, 8);
}

} // namespace
} // namespace atos
