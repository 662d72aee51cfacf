// SPDX-License-Identifier: Apache-2.0
#include "core/spsc_ring.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <thread>

namespace atos {

TEST(SpscRing, RefusesWhenFullAndKeepsTheOrder) {
    SpscRing<int> ring(3);
    EXPECT_EQ(ring.capacity(), 4U);
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(ring.push(i));
    EXPECT_FALSE(ring.push(4));
    int item = -1;
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(ring.pop(item));
        EXPECT_EQ(item, i);
    }
    EXPECT_FALSE(ring.pop(item));
}

TEST(SpscRing, LosesNothingBetweenTwoThreads) {
    constexpr std::uint32_t count = 200'000;
    SpscRing<std::uint32_t> ring(64);
    std::jthread producer([&ring] {
        for (std::uint32_t i = 0; i < count; ++i)
            while (!ring.push(i))
                std::this_thread::yield();
    });
    for (std::uint32_t expected = 0; expected < count;) {
        std::uint32_t item = 0;
        if (!ring.pop(item)) {
            std::this_thread::yield();
            continue;
        }
        ASSERT_EQ(item, expected);
        ++expected;
    }
}

} // namespace atos
