// SPDX-License-Identifier: Apache-2.0
#include "core/caught.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace atos {
namespace {

struct Ending {
    int exitCode;
    std::string told;
};

template<typename Work>
Ending end(Work work) {
    testing::internal::CaptureStderr();
    const int code = guardedMain("atos", work);
    return {code, testing::internal::GetCapturedStderr()};
}

} // namespace

TEST(Caught, AMainReturnsWhatItsWorkReturns) {
    const Ending ending = end([] { return 7; });
    EXPECT_EQ(ending.exitCode, 7);
    EXPECT_EQ(ending.told, "");
}

TEST(Caught, WithoutMemoryTheMachineLacksSomething) {
    const Ending ending = end([]() -> int { throw std::bad_alloc(); });
    EXPECT_EQ(ending.exitCode, 3);
    EXPECT_EQ(ending.told, "atos: There is not enough memory. Close other programs or use a smaller file.\n");
}

TEST(Caught, WhatAJsonLibraryThrowsIsToldInWords) {
    const Ending ending = end(
        []() -> int { throw std::runtime_error("[json.exception.type_error.316] invalid UTF-8 byte at 3"); });
    EXPECT_EQ(ending.exitCode, 1);
    EXPECT_EQ(ending.told.find("json.exception"), std::string::npos) << ending.told;
}

TEST(Caught, WhatTheFileSystemThrowsIsTheMachines) {
    const Ending ending =
        end([]() -> int { return std::filesystem::is_directory("/tmp/" + std::string(300, 'x')) ? 0 : 1; });
    EXPECT_EQ(ending.exitCode, 3);
    EXPECT_TRUE(ending.told.starts_with("atos: This machine refuses: ")) << ending.told;
}

TEST(Caught, AnyOtherExceptionIsOurOwnFault) {
    for (const Ending& ending :
         {end([]() -> int { throw std::out_of_range("no such key"); }), end([]() -> int { throw 7; })}) {
        EXPECT_EQ(ending.exitCode, 1);
        EXPECT_EQ(std::count(ending.told.begin(), ending.told.end(), '\n'), 1) << ending.told;
        EXPECT_NE(ending.told.find("Please report this"), std::string::npos) << ending.told;
    }
}

} // namespace atos
