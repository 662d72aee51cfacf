// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/close_watch.h"

#include <gtest/gtest.h>

#include <future>

namespace atos {
namespace {

TEST(CloseWatch, GivesUpOnWhatHangs) {
    std::promise<void> gaveUp;
    const CloseWatch watch(std::chrono::milliseconds(1), [&gaveUp] { gaveUp.set_value(); });
    EXPECT_EQ(gaveUp.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

TEST(CloseWatch, LetsGoWhatClosesInTime) {
    bool gaveUp = false;
    {
        const CloseWatch watch(std::chrono::hours(1), [&gaveUp] { gaveUp = true; });
    }
    EXPECT_FALSE(gaveUp);
}

} // namespace
} // namespace atos
