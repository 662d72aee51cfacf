// SPDX-License-Identifier: Apache-2.0
// Several inputs: none takes the results of the others away.
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "files/json.h"
#include "music/smf.h"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

namespace atos {
namespace {

using test::Outcome;
using test::runAtos;
using test::runShell;
using testing::ElementsAre;
using testing::HasSubstr;

class SeveralInputs : public testing::Test {
protected:
    SeveralInputs() {
        std::filesystem::create_directory(folder / "music");
        test::writeTriads(folder / "a.mid", 8);
    }
    void copy(const std::string& name) const {
        std::filesystem::copy_file(folder / "a.mid", folder / name.c_str());
    }
    /// The name of each line's input, with "!" before it when it failed.
    static std::vector<std::string> told(const Outcome& outcome) {
        std::vector<std::string> names;
        for (const std::string& line : outcome.lines()) {
            const auto json = parseJson(line, "a line of stdout");
            if (!json) return {"not JSON: " + line};
            const auto name = std::filesystem::path((*json)["input"].get<std::string>()).filename().string();
            names.push_back((json->contains("error") ? "!" : "") + name);
        }
        return names;
    }
    test::TemporaryFolder folder;
};

// A closed stderr ended it with "This machine refuses", exit code 3.
TEST_F(SeveralInputs, NobodyNeedsToReadStderr) {
    const std::string inputs = " analyze '" + (folder / "a.mid").string() + "' nosuch.mid --json";
    EXPECT_EQ(test::runShell("\"$ATOS\"" + inputs + " 2>&-").exitCode, 2);
    EXPECT_EQ(test::runShell("\"$ATOS\"" + inputs + " 2>/dev/full").exitCode, 2);
}

TEST_F(SeveralInputs, AnInputWithoutANameIsToldAsThat) {
    EXPECT_THAT(runAtos({"analyze", ""}).err, HasSubstr("An input has an empty name."));
}

// A name that does not exist ended it before the first result.
TEST_F(SeveralInputs, AMissingOneIsALineAndTheOthersAreDone) {
    copy("b.mid");
    const Outcome outcome =
        runAtos({"analyze", folder / "a.mid", folder / "nosuch.mid", folder / "b.mid", "--json"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(told(outcome), ElementsAre("a.mid", "!nosuch.mid", "b.mid"));
    EXPECT_THAT(outcome.err, HasSubstr("There is no file"));
    EXPECT_THAT(outcome.err, HasSubstr("1 of 3 inputs failed."));
}

// Of a folder with one file, nothing was told on stdout.
TEST_F(SeveralInputs, AFolderWithOneDamagedFileGivesAnErrorLine) {
    ASSERT_TRUE(writeFile(folder / "music/bad.mid", "no music"));
    const Outcome alone = runAtos({"analyze", folder / "music", "--json"});
    EXPECT_EQ(alone.exitCode, 2);
    EXPECT_THAT(told(alone), ElementsAre("!bad.mid"));
    EXPECT_EQ(std::count(alone.err.begin(), alone.err.end(), '\n'), 1) << alone.err;
    copy("music/good.mid");
    ASSERT_TRUE(writeFile(folder / "music/empty.mid", ""));
    EXPECT_THAT(told(runAtos({"analyze", folder / "music", "--json"})),
                ElementsAre("!bad.mid", "!empty.mid", "good.mid"));
}

// What a Mac leaves on a stick was counted among the failures; karaoke and RIFF files were passed over.
TEST_F(SeveralInputs, AFolderStandsForAllMusicThatIsNotHidden) {
    ASSERT_TRUE(writeFile(folder / "music/._good.mid", "Mac OS X"));
    ASSERT_TRUE(writeFile(folder / "music/notes.txt", "no music"));
    std::filesystem::create_directory(folder / "music/.trash");
    copy("music/.trash/old.mid");
    copy("music/good.mid");
    copy("music/song.kar");
    const auto midi = readFile(folder / "a.mid", 1U << 20U);
    ASSERT_TRUE(midi);
    Bytes rmi{'R', 'I', 'F', 'F', 0, 0, 0, 0, 'R', 'M', 'I', 'D', 'd', 'a', 't', 'a'};
    for (unsigned shift = 0; shift < 32; shift += 8)
        rmi.push_back(static_cast<std::uint8_t>(midi->size() >> shift));
    rmi.insert(rmi.end(), midi->begin(), midi->end());
    ASSERT_TRUE(writeFile(folder / "music/take.RMI", rmi));
    ASSERT_EQ(runAtos({"render", folder / "a.mid", folder / "music/sound.wav"}).exitCode, 0);
    const Outcome outcome = runAtos({"analyze", folder / "music", "--json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(told(outcome), ElementsAre("good.mid", "song.kar", "sound.wav", "take.RMI"));
    EXPECT_EQ(runAtos({"analyze", folder / "music/.trash", "--json"}).exitCode, 0) << "it was named";
}

TEST_F(SeveralInputs, WhatCannotBeReadIsToldAndNotWaitedFor) {
    copy("music/good.mid");
    std::filesystem::create_symlink("gone.mid", folder / "music/dangling.mid");
    std::filesystem::create_symlink("circle.mid", folder / "music/circle.mid");
    std::filesystem::create_directory_symlink("..", folder / "music/up");
    ASSERT_EQ(::mkfifo((folder / "music/pipe.mid").c_str(), 0600), 0);
    const Outcome outcome = runAtos({"analyze", folder / "music", "--json"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(told(outcome), ElementsAre("!circle.mid", "!dangling.mid", "good.mid", "!pipe.mid"));
}

// A folder that may not be read was passed over in silence.
TEST_F(SeveralInputs, AFolderThatIsClosedIsToldAmongTheOthers) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    copy("music/good.mid");
    std::filesystem::create_directory(folder / "music/closed");
    std::filesystem::permissions(folder / "music/closed", std::filesystem::perms::none);
    const Outcome outcome = runAtos({"analyze", folder / "music", "--json"});
    std::filesystem::permissions(folder / "music/closed", std::filesystem::perms::owner_all);
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(told(outcome), ElementsAre("!closed", "good.mid"));
}

TEST_F(SeveralInputs, TouchAndDemonstrateUseTheOthersToo) {
    ASSERT_TRUE(writeFile(folder / "music/bad.mid", "no music"));
    copy("music/good.mid");
    const Outcome touch = runAtos({"touch", folder / "music", "--json"});
    EXPECT_EQ(touch.exitCode, 2);
    EXPECT_THAT(touch.err, HasSubstr("1 take left out."));
    const auto json = parseJson(touch.out, "stdout");
    ASSERT_TRUE(json);
    EXPECT_EQ((*json)["takes"], 1);
    EXPECT_EQ((*json)["left_out"].size(), 1U);
    EXPECT_EQ((*json)["left_out"][0]["input"], (folder / "music/bad.mid").string());
}

TEST_F(SeveralInputs, StdinIsReadOnce) {
    const std::string file = folder / "a.mid";
    const Outcome once = runShell("\"$ATOS\" analyze - --json < '" + file + "'");
    EXPECT_EQ(once.exitCode, 0) << once.err;
    EXPECT_THAT(told(once), ElementsAre("-"));
    const Outcome twice = runShell("cat '" + file + "' | \"$ATOS\" analyze - '" + file + "' - --json");
    EXPECT_EQ(twice.exitCode, 2);
    EXPECT_THAT(told(twice), ElementsAre("-", "a.mid", "!-"));
    EXPECT_EQ(runShell("\"$ATOS\" analyze - < /dev/null").exitCode, 2);
    EXPECT_EQ(runShell("\"$ATOS\" roll - out.png < /").exitCode, 2);
}

// A recording that comes through a pipe cannot be sought in, which its readers must.
TEST_F(SeveralInputs, RecordingsComeThroughPipesToo) {
    const std::string sound = folder / "a.wav";
    ASSERT_EQ(runAtos({"render", folder / "a.mid", sound}).exitCode, 0);
    const Outcome heard = runShell("cat '" + sound + "' | \"$ATOS\" transcribe - '" + sound + ".mid'");
    EXPECT_EQ(heard.exitCode, 0) << heard.err;
    EXPECT_TRUE(readMidi(sound + ".mid"));
    const Outcome analysed = runShell("cat '" + sound + "' | \"$ATOS\" analyze - --json");
    EXPECT_EQ(analysed.exitCode, 0) << analysed.err;
    const Outcome refused = runShell("echo no music | \"$ATOS\" analyze -");
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("atos: standard input is"));
}

TEST_F(SeveralInputs, WhatIsNoFileIsCalledWhatItIs) {
    const auto path = folder / "socket.mid";
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_THAT(runAtos({"analyze", path}).err, HasSubstr("is a socket"));
    EXPECT_THAT(runAtos({"analyze", "/dev/zero"}).err, HasSubstr("is a device"));
    EXPECT_THAT(runAtos({"analyze", ""}).err, testing::StartsWith("atos: "));
    ::close(listener);
}

TEST_F(SeveralInputs, CtrlCKeepsWhatIsDoneAndCountsIt) {
    std::vector<std::string> arguments{"analyze", "--json"};
    for (int i = 0; i < 400; ++i)
        arguments.push_back(folder / "a.mid");
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    test::RunningAtos running(arguments, {}, ends[1]);
    ::close(ends[1]);
    char letter = 0;
    ASSERT_EQ(::read(ends[0], &letter, 1), 1); // the first result is there
    ::kill(running.pid(), SIGINT);
    const Outcome outcome = running.wait(); // although nobody reads what it goes on to tell
    ::close(ends[0]);
    EXPECT_EQ(outcome.exitCode, 130);
    EXPECT_THAT(outcome.err, testing::MatchesRegex("atos: Cancelled after [0-9]+ of 400 inputs.\n"));
}

TEST_F(SeveralInputs, JsonThatIsDamagedIsToldInPlainWords) {
    ASSERT_TRUE(writeFile(folder / "tone.json", "{\"a\":\n  oops}"));
    const Outcome outcome =
        runAtos({"render", folder / "a.mid", folder / "out.wav", "--preset", folder / "tone.json"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(outcome.err, HasSubstr("line 2, column 3"));
    EXPECT_THAT(outcome.err, testing::Not(HasSubstr("exception")));
}

} // namespace
} // namespace atos
