// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "files/json.h"
#include "music/smf.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

class CompareVerb : public testing::Test {
protected:
    CompareVerb() {
        auto performance = readMidi(piece_);
        EXPECT_TRUE(performance.ok());
        for (Note& note : performance->notes) {
            note.onset *= 1.2;
            note.duration *= 1.2;
        }
        for (Pedal& pedal : performance->pedals)
            pedal.seconds *= 1.2;
        performance->tempo = {};
        EXPECT_TRUE(writeMidi(*performance, slower_).ok());
    }
    test::TemporaryFolder folder_;
    std::filesystem::path piece_ =
        std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces" / "schumann-traumerei.mid";
    std::filesystem::path slower_ = folder_ / "slower.mid";
};

TEST_F(CompareVerb, saysInJsonWhatIsDifferent) {
    const auto outcome = runAtos({"compare", piece_, slower_, "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    ASSERT_EQ(outcome.lines().size(), 1U);
    const auto json = parseJson(outcome.lines().front(), "stdout");
    ASSERT_TRUE(json.ok());
    ASSERT_EQ((*json)["takes"].size(), 2U);
    EXPECT_EQ((*json)["takes"][1]["input"], slower_.string());
    for (const char* axis : {"tempo", "loudness", "dynamics", "legato", "pedal", "density"}) {
        const Json& band = (*json)["takes"][0]["bands"][axis];
        EXPECT_LE(band["low"], band["value"]) << axis;
        EXPECT_GE(band["high"], band["value"]) << axis;
    }
    EXPECT_EQ((*json)["takes"][0]["distributions"]["velocity"].size(), 16U);
    EXPECT_TRUE((*json)["takes"][0]["style"]["composer"]["abstained"].is_boolean());
    const Json& pair = (*json)["pairs"][0];
    EXPECT_EQ(pair["alignment"]["same_piece"], true);
    EXPECT_GT(pair["alignment"]["similarity"], 0.95);
    EXPECT_NEAR(pair["alignment"]["timeline_s"][20][1].get<double>(),
                1.2 * pair["alignment"]["timeline_s"][20][0].get<double>(), 0.1);
    EXPECT_EQ(pair["differences"][0]["aspect"], "tempo");
    EXPECT_EQ(pair["differences"][0]["sentence"], "It is 20 % slower than the first.");
}

TEST_F(CompareVerb, saysItToPeopleToo) {
    const auto outcome = runAtos({"compare", piece_, slower_});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Take 2 beside take 1: the same piece"));
    EXPECT_THAT(outcome.out, HasSubstr("It is 20 % slower than the first."));
}

TEST_F(CompareVerb, wantsTwoToSixTakes) {
    for (const std::size_t count : {1U, 7U}) {
        std::vector<std::string> arguments{"compare"};
        arguments.insert(arguments.end(), count, piece_.string());
        const auto outcome = runAtos(arguments);
        EXPECT_EQ(outcome.exitCode, 2) << count;
        EXPECT_TRUE(outcome.out.empty());
        EXPECT_THAT(outcome.err, HasSubstr("takes"));
    }
    ASSERT_TRUE(writeFile(folder_ / "letter.mid", std::string_view("Dear Clara")).ok());
    EXPECT_EQ(runAtos({"compare", piece_, folder_ / "letter.mid"}).exitCode, 2);
}

} // namespace
} // namespace atos
