// SPDX-License-Identifier: Apache-2.0
// Outputs are looked at before the work, and "-" is stdout.
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "files/json.h"
#include "music/roll_png.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

namespace atos {
namespace {

using test::Outcome;
using test::runAtos;
using test::runShell;
using testing::HasSubstr;
using testing::StartsWith;

void expectOneSentence(const Outcome& outcome, const std::string& what) {
    EXPECT_EQ(outcome.exitCode, 2) << what << ": " << outcome.err;
    EXPECT_EQ(outcome.out, "") << what;
    EXPECT_THAT(outcome.err, StartsWith("atos: ")) << what;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
}

class Outputs : public testing::Test {
protected:
    Outputs() { test::writeTriads(folder / "in.mid"); }
    /// In the folder, where names are short.
    [[nodiscard]] Outcome shell(const std::string& script) const {
        return runShell("cd '" + folder.path().string() + "' || exit\n" + script);
    }
    [[nodiscard]] std::string noted(const char* name) const {
        const auto bytes = readFile(folder / name, 1U << 28U);
        return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
    }
    test::TemporaryFolder folder;
};

// `atos render in.mid out.mp3` wrote WAV under that name.
TEST_F(Outputs, AreWhatTheirNamesSay) {
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"render", "in.mid", "out.mp3"},
                                               {"roll", "in.mid", "out.JPG"},
                                               {"unroll", "in.mid", "out.wav"},
                                               {"unroll", "in.mid", "out.musicxml"},
                                               {"calibrate", "in.mid", "--preset", "tone.syx"}}) {
        auto placed = arguments;
        for (std::string& argument : placed)
            if (argument.find('.') != std::string::npos) argument = (folder / argument.c_str()).string();
        const auto outcome = runAtos(placed);
        expectOneSentence(outcome, arguments[0]);
        EXPECT_THAT(outcome.err, HasSubstr("would not be what its name says"));
        EXPECT_FALSE(std::filesystem::exists(placed.back()));
    }
    EXPECT_EQ(runAtos({"roll", folder / "in.mid", folder / "picture"}).exitCode, 0);
}

// The whole piece was analysed, heard or rendered first, and then there was nowhere to put it.
TEST_F(Outputs, AreCheckedBeforeTheInputIsRead) {
    ASSERT_TRUE(writeFile(folder / "in.bad", "no music, no picture, no preset"));
    ASSERT_TRUE(writeFile(folder / "kept", "old"));
    std::filesystem::permissions(folder / "kept", std::filesystem::perms::owner_read);
    std::filesystem::create_symlink("circle", folder / "circle");
    const std::string in = folder / "in.bad";
    const std::string longName(300, 'x');
    const std::vector<std::pair<std::string, std::string>> places{
        {folder / "none/out", "does not exist"}, {folder / longName.c_str(), "too long"},
        {folder / "circle", "symbolic links"},   {folder / "kept", "write-protected"},
        {folder.path(), "is a folder"},          {(folder.path() / "new/").string(), "name of a folder"}};
    for (const auto& [out, sentence] : places) {
        const std::vector<std::vector<std::string>> commands{
            {"roll", in, out},
            {"unroll", in, out},
            {"render", in, out},
            {"render", in, folder / "out.wav", "--preset", in, "--before", out},
            {"transcribe", in, out},
            {"draw", in, out},
            {"draw", in, folder / "out.mid", "--png", out},
            {"generate", "lstm", out, "--prompt", in},
            {"calibrate", in, "--preset", out},
            {"calibrate", in, "--wav", out},
            {"calibrate", in, "--keyboard", "generic-gm2", "--syx", out},
            {"demonstrate", in, in, out},
            {"touch", in, "--out", out},
            {"record", "no such port", out}};
        for (const auto& command : commands) {
            const Outcome outcome = runAtos(command);
            expectOneSentence(outcome, command[0] + " " + out);
            EXPECT_THAT(outcome.err, HasSubstr(sentence)) << command[0];
        }
    }
    EXPECT_EQ(noted("kept"), "old");
}

TEST_F(Outputs, ThatAreTheInputOrEachOtherByAnotherNameAreRefused) {
    const auto before = noted("in.mid");
    std::filesystem::create_symlink("in.mid", folder / "link.mid");
    std::filesystem::create_hard_link(folder / "in.mid", folder / "hard.mid");
    std::filesystem::create_directory_symlink(".", folder / "here");
    for (const char* name : {"in.mid", "./in.mid", "link.mid", "hard.mid", "here/in.mid"})
        expectOneSentence(shell(std::string("$ATOS roll in.mid ") + name), name);
    EXPECT_EQ(noted("in.mid"), before);
    expectOneSentence(shell("$ATOS calibrate in.mid --wav out.wav --before here/out.wav"), "one in two ways");
    EXPECT_FALSE(std::filesystem::exists(folder / "out.wav"));
}

TEST_F(Outputs, ThatBeginWithADashAreNamed) {
    EXPECT_EQ(shell("$ATOS roll in.mid ./-").exitCode, 0);
    EXPECT_EQ(shell("$ATOS roll -- in.mid -r.png").exitCode, 0);
    EXPECT_TRUE(std::filesystem::exists(folder / "-"));
    EXPECT_TRUE(std::filesystem::exists(folder / "-r.png"));
}

TEST_F(Outputs, NamesNeedNotBeUnicode) {
    EXPECT_EQ(shell("cp in.mid \"$(printf 'caf\\351.mid')\" && $ATOS roll caf*.mid \"$(printf '\\351.png')\"")
                  .exitCode,
              0);
    EXPECT_TRUE(std::filesystem::exists(folder / "\351.png"));
    const Outcome json = shell("$ATOS analyze caf*.mid --json");
    EXPECT_EQ(json.exitCode, 0) << json.err;
    EXPECT_TRUE(parseJson(json.out, "stdout"));
}

// A name may break a line or command the terminal.
TEST_F(Outputs, NamesAreToldInOneLine) {
    const Outcome outcome = runAtos({"roll", folder / "no\nsuch\x1b[2Jfile.mid", folder / "out.png"});
    expectOneSentence(outcome, "control characters");
    EXPECT_THAT(outcome.err, HasSubstr("no?such?[2Jfile.mid"));
}

// "-" was a file of that name.
TEST_F(Outputs, GoToStdoutWhereTheyAreCalledSo) {
    const Outcome outcome = shell("$ATOS roll in.mid - > roll.png && $ATOS unroll - - < roll.png > back.mid"
                                  " && $ATOS render back.mid - > sound.wav && $ATOS roll --classic back.mid "
                                  "/dev/stdout | cat > classic.png"
                                  " && $ATOS calibrate in.mid --preset - > tone.json"
                                  " && $ATOS calibrate in.mid --keyboard generic-gm2 --syx - > tone.syx"
                                  " && $ATOS calibrate in.mid --wav - | cat > tone.wav"
                                  " && $ATOS render in.mid - --preset - < tone.json > toned.wav");
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_TRUE(readRollPng(folder / "roll.png"));
    const auto in = readMidi(folder / "in.mid"), back = readMidi(folder / "back.mid");
    ASSERT_TRUE(in && back);
    EXPECT_EQ(back->notes.size(), in->notes.size());
    EXPECT_TRUE(readJson(folder / "tone.json"));
    EXPECT_THAT(noted("classic.png"), StartsWith("\x89PNG"));
    EXPECT_THAT(noted("tone.syx"), StartsWith("\xF0"));
    for (const char* wav : {"sound.wav", "tone.wav", "toned.wav"}) {
        const std::string sound = noted(wav);
        ASSERT_GT(sound.size(), 44U) << wav;
        EXPECT_THAT(sound, StartsWith("RIFF"));
        std::uint32_t size = 0;
        std::memcpy(&size, sound.data() + 4, 4);
        EXPECT_EQ(size + 8, sound.size())
            << wav << ": a pipe cannot be gone back in, its header is right all the same";
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "-"));
}

TEST_F(Outputs, StdoutHoldsOnlyOneThing) {
    expectOneSentence(shell("$ATOS roll in.mid - --json"), "--json");
    expectOneSentence(shell("$ATOS calibrate in.mid --preset - --wav -"), "two outputs");
    EXPECT_THAT(shell("$ATOS roll in.mid - --json").err, HasSubstr("--json"));
}

TEST_F(Outputs, NoTerminalIsSentWhatItCannotShow) {
    const Outcome outcome = shell("script -qec \"$ATOS roll in.mid -\" /dev/null");
    if (outcome.exitCode == 127) GTEST_SKIP() << "there is no script(1)";
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(outcome.out, HasSubstr("is a terminal"));
    EXPECT_THAT(outcome.out, testing::Not(HasSubstr("PNG\r")));
}

TEST_F(Outputs, AReaderThatGoesAwayIsNoError) {
    const Outcome outcome = shell("{ $ATOS render in.mid -; echo $? > code; } | head -c 10 > begin");
    EXPECT_EQ(noted("code"), "130\n");
    EXPECT_EQ(outcome.err, "");
}

// The file that was opened first got the number of stdout, and with it what was printed.
TEST_F(Outputs, ClosedStreamsAreNotMistakenForFiles) {
    const Outcome outcome = shell("$ATOS roll in.mid out.png >&-");
    EXPECT_EQ(outcome.exitCode, 3) << "nobody can be told the result";
    EXPECT_TRUE(readRollPng(folder / "out.png"));
    EXPECT_EQ(shell("$ATOS roll in.mid again.png <&- 2>&-").exitCode, 0);
    EXPECT_EQ(noted("again.png"), noted("out.png"));
    EXPECT_EQ(shell("$ATOS roll - other.png <&-").exitCode, 2);
}

// Each of thousands of inputs was tried, and told that it had failed.
TEST_F(Outputs, WhereResultsCannotBeWrittenTheFirstEndsIt) {
    const Outcome outcome = shell("$ATOS analyze --json in.mid in.mid in.mid > /dev/full");
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_THAT(outcome.err, HasSubstr("No space left"));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
}

// Told as a mistake of the user.
TEST_F(Outputs, AFullDiskIsExitCode3AndTheOldFileStays) {
    ASSERT_TRUE(writeFile(folder / "out.wav", "old"));
    ASSERT_TRUE(writeFile(folder / "out.png", "old"));
    for (const char* command : {"render in.mid out.wav", "roll in.mid out.png"}) {
        const Outcome outcome = shell(std::string("ulimit -f 1; $ATOS ") + command);
        EXPECT_EQ(outcome.exitCode, 3) << command << ": " << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("File too large")) << command;
    }
    EXPECT_EQ(noted("out.wav"), "old");
    EXPECT_EQ(noted("out.png"), "old");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 3);
}

TEST_F(Outputs, GoThroughPipesOfTheShell) {
    ASSERT_EQ(::mkfifo((folder / "out").c_str(), 0600), 0);
    ASSERT_EQ(::mkfifo((folder / "in").c_str(), 0600), 0);
    const Outcome outcome = shell("cat in.mid > in & cat out > roll.png & $ATOS roll in out; wait");
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_TRUE(readRollPng(folder / "roll.png"));
    EXPECT_TRUE(std::filesystem::is_fifo(folder / "out"));
}

TEST(Streams, WithoutAHomeOrATemporaryFolderDevicesStillAnswers) {
    const Outcome outcome = runShell("env -u HOME -u XDG_DATA_HOME TMPDIR=/nonexistent \"$ATOS\" devices");
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
}

// CLI11 made 18446744073709551611 of -5.
TEST(Seeds, OutOfRangeAreRefused) {
    const test::TemporaryFolder folder;
    for (const char* seed : {"-5", "18446744073709551616", "1.5", "many", ""}) {
        const Outcome outcome =
            runAtos({"generate", "lstm", folder / "out.mid", std::string("--seed=") + seed});
        expectOneSentence(outcome, seed);
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "out.mid"));
}

} // namespace
} // namespace atos
