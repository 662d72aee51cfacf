// SPDX-License-Identifier: Apache-2.0
// Wherever a MIDI file is heard, a recording is heard too.
#include "unit/cli/run_atos.h"

#include "files/json.h"

#include <gmock/gmock.h>

#include <fstream>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

TEST(Recording, IsAnalysedLikeTheMusicThatItHolds) {
    const test::TemporaryFolder folder;
    test::writeTriads(folder / "in.mid");
    ASSERT_EQ(runAtos({"render", folder / "in.mid", folder / "in.wav"}).exitCode, 0);
    const auto written = runAtos({"analyze", folder / "in.mid", "--json"});
    const auto heard = runAtos({"analyze", folder / "in.wav", "--json"});
    ASSERT_EQ(heard.exitCode, 0) << heard.err;
    const auto fromFile = parseJson(written.out, "stdout");
    const auto fromSound = parseJson(heard.out, "stdout");
    ASSERT_TRUE(fromFile && fromSound);
    EXPECT_EQ((*fromSound)["key"]["tonic"], (*fromFile)["key"]["tonic"]);
    EXPECT_EQ((*fromSound)["key"]["mode"], (*fromFile)["key"]["mode"]);
}

TEST(Recording, ThatIsNoneIsRefusedInOneSentence) {
    const test::TemporaryFolder folder;
    std::ofstream(folder / "words.mp3") << "no sound at all";
    const auto outcome = runAtos({"calibrate", folder / "words.mp3"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(outcome.err, HasSubstr("words.mp3"));
}

} // namespace
} // namespace atos
