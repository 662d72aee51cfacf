// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace atos::test {

/// The labelled music, which developers keep beside the checkout; tests that need it skip when it is absent.
[[nodiscard]] inline std::filesystem::path sharedData() {
    return std::filesystem::path(ATOS_SOURCE_DIR).parent_path() / "shared" / "data";
}

} // namespace atos::test

/// Skips the current test with a message when the labelled music is absent.
#define ATOS_REQUIRE_SHARED_DATA()                                                                           \
    if (!std::filesystem::exists(atos::test::sharedData() / "README.md"))                                    \
    GTEST_SKIP() << "the labelled music (shared/data beside the checkout) is absent"
