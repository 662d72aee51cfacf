// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/run_atos.h"

#include "files/json.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <cmath>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

class TouchVerb : public testing::Test {
protected:
    /// 600 notes in waves of loudness, on a keyboard of that name; the second is twelve steps louder.
    TouchVerb() {
        write(home_, 56, "Home Piano");
        write(school_, 68, "School Piano");
    }
    static void write(const std::filesystem::path& path, double loudness, const char* keyboard) {
        Performance take;
        for (int i = 0; i < 600; ++i) {
            const double velocity = loudness + 18 * std::sin(i / 30.0) + i * 7 % 11;
            take.notes.push_back({0.15 * i, 0.12, static_cast<std::uint8_t>(48 + i * 5 % 36),
                                  static_cast<std::uint8_t>(velocity), 0, 0});
        }
        take.keyboard = keyboard;
        EXPECT_TRUE(writeMidi(take, path).ok());
    }
    static Json jsonOf(const std::vector<std::string>& arguments) {
        const auto outcome = runAtos(arguments);
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        const auto json = parseJson(outcome.out, "stdout");
        return json ? *json : Json();
    }

    test::TemporaryFolder folder_;
    std::filesystem::path home_ = folder_ / "home.mid";
    std::filesystem::path school_ = folder_ / "school.mid";
};

TEST_F(TouchVerb, TellsTheKeyboardOfATake) {
    const Json json = jsonOf({"touch", home_, "--json"});
    EXPECT_EQ(json["keyboard"], "Home Piano");
    EXPECT_EQ(json["notes"], 600);
    EXPECT_EQ(json["touch"]["velocities"].size(), 100U);
    EXPECT_EQ(json["advice"]["played"].size(), 5U);
    EXPECT_EQ(json["release_velocity"], false);
    const auto told = runAtos({"touch", home_});
    EXPECT_THAT(told.out, HasSubstr("Home Piano: 600 notes in 1 take"));
    EXPECT_THAT(told.out, HasSubstr("A curve that brings this touch"));
}

TEST_F(TouchVerb, TooFewNotesAreSaidAndNothingIsWritten) {
    const auto piece =
        std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "pieces" / "satie-gymnopedie-no1.mid";
    const auto told = runAtos({"touch", piece});
    EXPECT_EQ(told.exitCode, 0);
    EXPECT_THAT(told.out, HasSubstr("Not enough notes"));
    const auto refused = runAtos({"touch", piece, "--out", folder_ / "touch.json"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("not enough notes"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "touch.json"));
    EXPECT_EQ(runAtos({"touch", home_, "--out", home_}).exitCode, 2);
}

TEST_F(TouchVerb, CompareDoubtsLoudnessAcrossKeyboardsUntilTheirTouchIsKnown) {
    const Json doubted = jsonOf({"compare", home_, school_, "--json"});
    EXPECT_EQ(doubted["loudness"]["basis"], "unknown");
    EXPECT_EQ(doubted["takes"][1]["keyboard"], "School Piano");

    const std::string home = folder_ / "home.json";
    const std::string school = folder_ / "school.json";
    static_cast<void>(jsonOf({"touch", home_, "--out", home, "--json"}));
    static_cast<void>(jsonOf({"touch", school_, "--out", school, "--json"}));
    const Json fair = jsonOf({"compare", home_, school_, "--touch", home, "--touch", school, "--json"});
    EXPECT_EQ(fair["loudness"]["basis"], "normalised");
    EXPECT_GT(fair["takes"][1]["as_sent"]["loudness"]["value"].get<double>(),
              fair["takes"][0]["as_sent"]["loudness"]["value"].get<double>() + 8);
    EXPECT_NEAR(fair["takes"][1]["bands"]["loudness"]["value"].get<double>(),
                fair["takes"][0]["bands"]["loudness"]["value"].get<double>(), 1.5);

    EXPECT_EQ(runAtos({"compare", home_, school_, "--touch", home}).exitCode, 2);
    EXPECT_EQ(runAtos({"compare", home_, school_, "--touch", home_, "--touch", school}).exitCode, 2);
}

} // namespace
} // namespace atos
