// SPDX-License-Identifier: Apache-2.0
#include "core/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace atos {

TEST(Result, HoldsAValueOrAnError) {
    const Result<int> good = 7;
    ASSERT_TRUE(good);
    EXPECT_EQ(*good, 7);

    const Result<int> bad = badInput("No.", "Try yes.");
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().message, "No.");
    EXPECT_EQ(bad.error().nextStep, "Try yes.");
}

TEST(Result, MovesOutWhatCannotBeCopied) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    const std::unique_ptr<int> owned = std::move(result).value();
    EXPECT_EQ(*owned, 3);
}

TEST(Result, StatusIsGoodUntilToldOtherwise) {
    EXPECT_TRUE(Status{});
    EXPECT_FALSE(Status{cancelled()});
}

TEST(Result, ExitCodesAreTheContractOfTheCommandLine) {
    EXPECT_EQ(exitCode(ErrorCode::badInput), 2);
    EXPECT_EQ(exitCode(ErrorCode::environment), 3);
    EXPECT_EQ(exitCode(ErrorCode::cancelled), 130);
    EXPECT_EQ(exitCode(ErrorCode::internal), 1);
}

} // namespace atos
