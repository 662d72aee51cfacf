// SPDX-License-Identifier: Apache-2.0
#include "core/minutes.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(MinutesAndSeconds, RoundToTheNearestSecond) {
    EXPECT_EQ(minutesAndSeconds(0), "0:00");
    EXPECT_EQ(minutesAndSeconds(7.4), "0:07");
    EXPECT_EQ(minutesAndSeconds(59.5), "1:00");
    EXPECT_EQ(minutesAndSeconds(187), "3:07");
    EXPECT_EQ(minutesAndSeconds(3661), "61:01");
}

TEST(MinutesAndSeconds, NeverGoBelowZero) {
    EXPECT_EQ(minutesAndSeconds(-3), "0:00");
}

} // namespace
} // namespace atos
