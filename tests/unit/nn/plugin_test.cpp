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

/// The one sentence that both kinds of a wrong number get.
void expectAnotherVersion(const Error& error) {
    EXPECT_EQ(error.code, ErrorCode::environment);
    EXPECT_EQ(error.message, "The installed neural networks are of another version than the program.");
    EXPECT_EQ(error.nextStep, "Install the program again.");
}

TEST(Plugin, OneThatStatesAnotherNumberIsRefused) {
    expectAnotherVersion(refusal(std::filesystem::path(ATOS_FAKE_PLUGINS) / "newer"));
}

TEST(Plugin, OneThatStatesNoNumberIsRefused) {
    expectAnotherVersion(refusal(std::filesystem::path(ATOS_FAKE_PLUGINS) / "unnumbered"));
}

TEST(Plugin, OneThatStatesOurNumberIsOpenedAndMissesWhatItLacks) {
    ::setenv("ATOS_PLUGINS", ATOS_FAKE_PLUGINS "/fitting", 1);
    const auto network = networkSymbol(NetworkPlugin::training, "atosFakeNetwork");
    const auto missing = networkSymbol(NetworkPlugin::training, "atosNoSuchNetwork");
    ::unsetenv("ATOS_PLUGINS");
    ASSERT_TRUE(network) << network.error().message;
    EXPECT_EQ(reinterpret_cast<int (*)()>(*network)(), 7);
    ASSERT_FALSE(missing);
    expectAnotherVersion(missing.error());
}

} // namespace atos
