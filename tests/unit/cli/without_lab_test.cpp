// SPDX-License-Identifier: Apache-2.0
// The program that a player gets, which neither trains nor measures.
#include "unit/cli/run_atos.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos::test {
namespace {

Outcome runPlayersProgram(const std::vector<std::string>& arguments) {
    return runProgram(atosProgram().parent_path() / "atos_without_lab", arguments);
}

} // namespace

TEST(WithoutLab, TrainsAndMeasuresNothing) {
    for (const char* verb : {"train", "evaluate", "dataset"}) {
        const Outcome refused = runPlayersProgram({verb});
        EXPECT_EQ(refused.exitCode, 2) << verb;
        EXPECT_THAT(refused.err, testing::HasSubstr("There is no verb")) << verb;
    }
    const Outcome help = runPlayersProgram({"--help"});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_THAT(help.out, testing::Not(testing::HasSubstr("evaluate")));
    EXPECT_THAT(runPlayersProgram({"generate", "--help"}).out, testing::Not(testing::HasSubstr("markov")));
}

TEST(WithoutLab, CalibratesAsEver) {
    const TemporaryFolder folder;
    writeTriads(folder / "triads.mid");
    const std::vector<std::string> arguments{"analyze", (folder / "triads.mid").string(), "--json"};
    const Outcome without = runPlayersProgram(arguments);
    EXPECT_EQ(without.exitCode, 0) << without.err;
    EXPECT_EQ(without.out, runAtos(arguments).out);
}

} // namespace atos::test
