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

TEST_F(Files, ARollInBeatsComesBackAsLongAsItWas) {
    // `roll --beats` forgot the tempo, so that 24 seconds came back as 18.
    test::writeTriads(folder / "in.mid");
    ASSERT_EQ(runAtos({"roll", folder / "in.mid", folder / "r.png", "--beats", "--rate", "24"}).exitCode, 0);
    ASSERT_EQ(runAtos({"unroll", folder / "r.png", folder / "back.mid"}).exitCode, 0);
    const auto in = readMidi(folder / "in.mid"), back = readMidi(folder / "back.mid");
    ASSERT_TRUE(in && back);
    EXPECT_NEAR(back->duration(), in->duration(), 0.05);
}

TEST_F(Files, WhatARollCannotHoldIsSaidInTextAndJson) {
    Performance music;
    music.notes = {{0, 0.5, 60, 80, 0, 0}, {0.04, 0.5, 60, 90, 1, 0}, {1, 0.5, 10, 80, 0, 0}};
    ASSERT_TRUE(writeMidi(music, folder / "in.mid"));
    const auto text = runAtos({"roll", folder / "in.mid", folder / "r.png", "--rate", "10"});
    EXPECT_THAT(text.out, testing::HasSubstr("1 note outside the 88 keys"));
    EXPECT_THAT(text.out, testing::HasSubstr("1 note begins within a frame"));
    const auto json = runAtos({"roll", folder / "in.mid", folder / "r.png", "--rate", "10", "--json"});
    EXPECT_THAT(json.out, testing::HasSubstr("outside the 88 keys"));
}

TEST_F(Files, APieceWithoutNotesIsNotDrawn) {
    ASSERT_TRUE(writeMidi(Performance(), folder / "in.mid"));
    for (const char* kind : {"--beats", "--classic"}) {
        const auto refused = runAtos({"roll", folder / "in.mid", folder / "r.png", kind});
        EXPECT_EQ(refused.exitCode, 2);
        EXPECT_THAT(refused.err, testing::HasSubstr("in.mid holds no notes to draw."));
    }
}

TEST_F(Files, UnrollTakesTheRateThatIsStated) {
    test::writeTriads(folder / "in.mid");
    ASSERT_EQ(runAtos({"roll", folder / "in.mid", folder / "r.png", "--rate", "50"}).exitCode, 0);
    ASSERT_EQ(runAtos({"unroll", folder / "r.png", folder / "back.mid", "--rate", "25"}).exitCode, 0);
    const auto in = readMidi(folder / "in.mid"), back = readMidi(folder / "back.mid");
    ASSERT_TRUE(in && back);
    EXPECT_NEAR(back->duration(), 2 * in->duration(), 0.1);
}

TEST_F(Files, RenderRefusesAPieceWithoutNotes) {
    // Only drums: four seconds of silence were written, and the exit code was 0.
    const auto outcome =
        runAtos({"render", std::string(ATOS_SOURCE_DIR) + "/tests/fuzz/corpus/midi_file/percussion.mid",
                 folder / "out.wav"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(outcome.err, testing::HasSubstr("no notes that a piano could play"));
    EXPECT_FALSE(std::filesystem::exists(folder / "out.wav"));
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

/// Whether the process has a file open in that folder, also one that has no name yet.
bool writesInto(const std::filesystem::path& directory, pid_t process) {
    std::error_code failure;
    const std::filesystem::path open = "/proc/" + std::to_string(process) + "/fd";
    for (std::filesystem::directory_iterator entry(open, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code gone;
        const auto file = std::filesystem::read_symlink(entry->path(), gone);
        if (file.string().starts_with(directory.string() + "/")) return true;
    }
    return false;
}

class Stopped : public Files, public testing::WithParamInterface<int> {};

// SIGHUP, which a terminal sends when its window is closed, left long.wav.part-XXXXXX behind.
TEST_P(Stopped, LeavesNothingHalfWritten) {
    std::filesystem::create_directory(folder / "out");
    std::filesystem::create_directory(folder / "temporary");
    test::writeTriads(folder / "long.mid", 3000);
    test::RunningAtos running({"render", folder / "long.mid", folder / "out/long.wav"},
                              {{"TMPDIR", folder / "temporary"}});
    const auto out = std::filesystem::canonical(folder / "out");
    while (!writesInto(out, running.pid()) && !running.ended())
        std::this_thread::yield();
    ::kill(running.pid(), GetParam());
    EXPECT_EQ(running.wait().exitCode, 130);
    EXPECT_TRUE(std::filesystem::is_empty(folder / "out"));
    EXPECT_TRUE(std::filesystem::is_empty(folder / "temporary"));
}

INSTANTIATE_TEST_SUITE_P(Signals, Stopped, testing::Values(SIGINT, SIGTERM, SIGHUP));

} // namespace
} // namespace atos
