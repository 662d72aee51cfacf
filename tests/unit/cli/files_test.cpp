// SPDX-License-Identifier: Apache-2.0
// The verbs that turn files into files.
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "files/json.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <csignal>
#include <thread>
#include <unistd.h>

namespace atos {
namespace {

using test::runAtos;

class Files : public testing::Test {
protected:
    test::TemporaryFolder folder;
};

TEST_F(Files, RollAndUnrollKeepTheNotes) {
    test::writeTriads(folder / "in.mid");
    const auto rolled = runAtos({"roll", folder / "in.mid", folder / "roll.png", "--json"});
    ASSERT_EQ(rolled.exitCode, 0) << rolled.err;
    const auto json = parseJson(rolled.out, "stdout");
    ASSERT_TRUE(json);
    EXPECT_EQ((*json)["frames_per_unit"], 100.0);
    EXPECT_EQ((*json)["clock"], "seconds");
    ASSERT_EQ(runAtos({"unroll", folder / "roll.png", folder / "back.mid"}).exitCode, 0);
    const auto in = readMidi(folder / "in.mid"), back = readMidi(folder / "back.mid");
    ASSERT_TRUE(in && back);
    ASSERT_EQ(back->notes.size(), in->notes.size());
    for (std::size_t i = 0; i < in->notes.size(); ++i) {
        EXPECT_EQ(back->notes[i].pitch, in->notes[i].pitch);
        EXPECT_NEAR(back->notes[i].onset, in->notes[i].onset, 0.006);
    }
}

TEST_F(Files, RenderWritesAWavOfTheMusicAndItsTail) {
    test::writeTriads(folder / "in.mid", 2);
    const auto outcome = runAtos({"render", folder / "in.mid", folder / "out.wav", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.lines().size(), 1U);
    const auto bytes = readFile(folder / "out.wav", 1 << 24);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(std::string(bytes->begin(), bytes->begin() + 4), "RIFF");
    EXPECT_NEAR(static_cast<double>(bytes->size()), 4 * 44100 * (2 - 0.01 + 2), 4 * 44100 * 0.05);
}

TEST_F(Files, WithoutASoundfontRenderSaysWhatToInstall) {
    test::writeTriads(folder / "in.mid", 2);
    const auto outcome =
        runAtos({"render", folder / "in.mid", folder / "out.wav"}, {{"ATOS_SOUNDFONT", folder / "none.sf2"}});
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_THAT(outcome.err, testing::HasSubstr("fluid-soundfont-gm"));
    EXPECT_FALSE(std::filesystem::exists(folder / "out.wav"));
}

TEST_F(Files, CtrlCStopsAndLeavesNothingHalfWritten) {
    std::filesystem::create_directory(folder / "out");
    test::writeTriads(folder / "long.mid", 3000);
    test::RunningAtos running({"render", folder / "long.mid", folder / "out/long.wav"});
    // Its unfinished file appears when rendering has begun.
    while (std::filesystem::is_empty(folder / "out") && !running.ended())
        std::this_thread::yield();
    ::kill(running.pid(), SIGINT);
    const auto outcome = running.wait();
    EXPECT_EQ(outcome.exitCode, 130);
    EXPECT_TRUE(std::filesystem::is_empty(folder / "out"));
}

} // namespace
} // namespace atos
