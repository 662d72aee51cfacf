// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/run_atos.h"

#include "files/json.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

TEST(VoicesVerb, ListsWhatAPianoCanBeGiven) {
    const auto told = runAtos({"voices", "--keyboard", "roland-fp30x"});
    EXPECT_EQ(told.exitCode, 0) << told.err;
    EXPECT_THAT(told.out, HasSubstr("Tone felt piano (Mellow Upright)"));
    EXPECT_THAT(told.out, HasSubstr("No fortepiano is known on this model; upright"));
    const auto json = parseJson(runAtos({"voices", "--keyboard", "roland-fp30x", "--json"}).out, "stdout");
    ASSERT_TRUE(json);
    EXPECT_EQ((*json)["voices"].size(), 12U);
    EXPECT_EQ((*json)["voices"][5]["voice"], "felt");
    EXPECT_EQ((*json)["voices"][5]["set"], true);
    EXPECT_EQ((*json)["voices"][6]["set"], false) << "honky-tonk has one source";
    const auto more = parseJson(
        runAtos({"voices", "--keyboard", "roland-fp30x", "--experimental", "--json"}).out, "stdout");
    EXPECT_EQ((*more)["voices"][6]["set"], true);
}

TEST(VoicesVerb, RefusesInOneSentence) {
    for (const std::vector<std::string>& wrong :
         {std::vector<std::string>{"voices"},
          {"voices", "--keyboard", "nobody"},
          {"voices", "--learn", "felt"},
          {"voices", "--learn", "kazoo", "--port", "x"},
          {"voices", "--keyboard", "kawai-ca-cn", "--forget", "kazoo"},
          {"voices", "--keyboard", "kawai-ca-cn", "--forget", "all"}}) {
        const auto outcome = runAtos(wrong);
        EXPECT_EQ(outcome.exitCode, 2) << outcome.err;
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    }
}

} // namespace
} // namespace atos
