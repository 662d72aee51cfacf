// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/run_atos.h"

#include "files/json.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

class DemonstrateVerb : public testing::Test {
protected:
    DemonstrateVerb() {
        test::writeTriads(folder / "in.mid");
        writePreset("mellow.json", R"("brightness": -1)");
        writePreset("bright.json", R"("brightness": 1, "reverb": {"time": 3, "level": -5})");
        writePreset("resonant.json",
                    R"("brightness": 1, "resonance": 1, "reverb": {"time": 3, "level": -5})");
    }
    void writePreset(const char* name, const char* parts) const {
        std::ofstream(folder / name) << R"({"schema": 1, "id": "a", "name": "A", )" << parts << "}";
    }
    [[nodiscard]] test::Outcome demonstrate(const char* a, const char* b,
                                            std::vector<std::string> more = {"--json"}) const {
        more.insert(more.begin(), {"demonstrate", folder / a, folder / b, out, "--from", folder / "in.mid"});
        return runAtos(more);
    }
    test::TemporaryFolder folder;
    std::filesystem::path out = folder / "out.mid";
};

TEST_F(DemonstrateVerb, WritesThePhraseAndSaysWhatToHear) {
    const auto outcome = demonstrate("mellow.json", "bright.json", {"--wav", folder / "ab.wav", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto json = parseJson(outcome.out, "stdout");
    ASSERT_TRUE(json);
    EXPECT_GE((*json)["distance"], (*json)["median_distance"]);
    EXPECT_EQ((*json)["distances"].size(), 2U);
    EXPECT_THAT((*json)["listen_for"].dump(), HasSubstr("brighter in the treble"));
    const auto phrase = readMidi(out);
    ASSERT_TRUE(phrase);
    EXPECT_GE(phrase->notes.size(), 10U);
    EXPECT_NEAR(phrase->duration(), (*json)["music_s"].get<double>(), 0.01);
    EXPECT_TRUE(std::filesystem::exists(folder / "ab.wav"));
}

TEST_F(DemonstrateVerb, SaysItToPeopleToo) {
    const auto outcome = demonstrate("bright.json", "mellow.json", {"--generate", "1", "--seed", "3"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("the median of 3 phrases"));
    EXPECT_THAT(outcome.out, HasSubstr("softer in the treble"));
}

TEST_F(DemonstrateVerb, SaysInOneSentenceThatTonesSoundTheSame) {
    for (const char* other : {"bright.json", "resonant.json"}) { // a soundfont has no resonance
        const auto outcome = demonstrate("bright.json", other);
        EXPECT_EQ(outcome.exitCode, 2);
        EXPECT_TRUE(outcome.out.empty());
        EXPECT_THAT(outcome.err, HasSubstr("The two tones sound the same in the preview."));
        EXPECT_FALSE(std::filesystem::exists(out));
    }
}

TEST_F(DemonstrateVerb, RefusesWhatIsNoToneAndNamesInUse) {
    std::ofstream(folder / "letter.json") << "Dear Clara";
    EXPECT_EQ(demonstrate("letter.json", "bright.json").exitCode, 2);
    EXPECT_EQ(demonstrate("none.json", "bright.json").exitCode, 2);
    EXPECT_EQ(demonstrate("mellow.json", "bright.json", {"--wav", out}).exitCode, 2);
    EXPECT_EQ(demonstrate("mellow.json", "bright.json", {"--seed", "2"}).exitCode, 2);
    const auto over = runAtos({"demonstrate", folder / "mellow.json", folder / "bright.json",
                               folder / "in.mid", "--from", folder / "in.mid"});
    EXPECT_EQ(over.exitCode, 2);
    EXPECT_THAT(over.err, HasSubstr("is the input itself"));
}

} // namespace
} // namespace atos
