// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace atos {
namespace {

Error refusal(const std::filesystem::path& folder) {
    ::setenv("ATOS_PLUGINS", folder.c_str(), 1);
    const auto symbol = networkSymbol(NetworkPlugin::inference, "atosStyleNetworks");
    ::unsetenv("ATOS_PLUGINS");
    return symbol ? Error{ErrorCode::internal, "opened"} : symbol.error();
}

} // namespace

TEST(Plugin, AMissingPluginIsAStateOfTheMachine) {
    const test::TemporaryFolder folder;
    const Error error = refusal(folder.path());
    EXPECT_EQ(error.code, ErrorCode::environment);
    EXPECT_THAT(error.message, testing::HasSubstr("libatos_networks.so"));
    EXPECT_FALSE(error.nextStep.empty());
}

TEST(Plugin, AFileThatIsNoLibraryIsRefused) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "libatos_networks.so") << "no library";
    EXPECT_EQ(refusal(folder.path()).code, ErrorCode::environment);
}

} // namespace atos
