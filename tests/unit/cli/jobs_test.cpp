// SPDX-License-Identifier: Apache-2.0
// Several inputs at a time: nobody can tell from what is written how many that were.
#include "files/bytes.h"
#include "files/json.h"
#include "unit/cli/run_atos.h"

#include <gmock/gmock.h>

#include <sys/stat.h>
#include <unistd.h>

#include <map>

namespace atos {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::runAtos;
using testing::HasSubstr;

using Files = std::map<std::string, std::string>; // by name, what is in them

Files filesBelow(const fs::path& folder) {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = readFile(entry.path(), 1U << 26U);
        files[entry.path().lexically_relative(folder)] =
            bytes ? std::string(bytes->begin(), bytes->end()) : bytes.error().message;
    }
    return files;
}

/// Each line without the times that finding it took.
std::vector<std::string> timeless(const Outcome& outcome) {
    std::vector<std::string> lines;
    for (const std::string& line : outcome.lines()) {
        auto json = parseJson(line, "a line of stdout");
        if (!json) {
            lines.push_back("not JSON: " + line);
            continue;
        }
        json->erase("timing_ms");
        lines.push_back(json->dump());
    }
    return lines;
}

class Jobs : public testing::Test {
protected:
    Jobs() {
        fs::create_directories(folder / "in/deep/er");
        for (int i = 0; i < 5; ++i) // long ones first, so that others are done before them
            test::writeTriads(in("take" + std::to_string(i) + ".mid"), 60 - 12 * i);
        test::writeTriads(in("deep/er/take.mid"), 4);
        EXPECT_TRUE(writeFile(in("broken.mid"), "no music"));
        EXPECT_TRUE(writeFile(in("deep/empty.mid"), ""));
        fs::create_symlink("gone.mid", in("dangling.mid"));
        EXPECT_EQ(::mkfifo(in("pipe.mid").c_str(), 0600), 0);
        test::writeTriads(in("secret.mid"), 4);
        fs::permissions(in("secret.mid"), fs::perms::none); // root reads it all the same
    }

    [[nodiscard]] fs::path in(const std::string& name) const { return folder / "in" / name; }

    static Outcome run(std::vector<std::string> arguments, const char* jobs) {
        arguments.insert(arguments.end(), {"--jobs", jobs});
        return runAtos(arguments);
    }

    static void expectTheSame(const Outcome& one, const Outcome& four) {
        EXPECT_EQ(one.exitCode, 2);
        EXPECT_EQ(four.exitCode, one.exitCode);
        EXPECT_EQ(four.err, one.err);
    }

    void expectTheSameFiles(const std::string& verb, const fs::path& from) {
        const fs::path out = folder / "out";
        const Outcome one = run({verb, from, out}, "1");
        const Files files = filesBelow(out);
        fs::remove_all(out);
        const Outcome four = run({verb, from, out}, "4");
        expectTheSame(one, four);
        EXPECT_EQ(four.out, one.out);
        EXPECT_GE(files.size(), 2U);
        EXPECT_TRUE(filesBelow(out) == files);
        fs::remove_all(out);
    }

    test::TemporaryFolder folder;
};

TEST_F(Jobs, TellTheSameTextsAndErrors) {
    for (const std::string verb : {"analyze", "calibrate"}) {
        const Outcome one = run({verb, folder / "in"}, "1");
        const Outcome four = run({verb, folder / "in"}, "4");
        expectTheSame(one, four);
        EXPECT_EQ(four.out, one.out);
        EXPECT_THAT(one.err, HasSubstr("inputs failed."));
    }
}

TEST_F(Jobs, TellTheSameJson) {
    for (const std::string verb : {"analyze", "calibrate"}) {
        const Outcome one = run({verb, folder / "in", "--json"}, "1");
        const Outcome four = run({verb, folder / "in", "--json"}, "4");
        expectTheSame(one, four);
        EXPECT_EQ(timeless(four), timeless(one));
        EXPECT_EQ(one.lines().size(), 11U);
    }
}

TEST_F(Jobs, WriteTheSameFiles) {
    expectTheSameFiles("render", folder / "in");
    fs::create_directory(folder / "heard");
    ASSERT_EQ(runAtos({"render", in("take3.mid"), folder / "heard/a.wav"}).exitCode, 0);
    ASSERT_EQ(runAtos({"render", in("take4.mid"), folder / "heard/b.wav"}).exitCode, 0);
    ASSERT_TRUE(writeFile(folder / "heard/no.wav", "no sound"));
    expectTheSameFiles("transcribe", folder / "heard");
}

TEST_F(Jobs, GiveEachInputItsPlaceInTheFolder) {
    const Outcome done = runAtos({"render", in("deep"), in("take4.mid"), folder / "out", "--json"});
    EXPECT_EQ(done.exitCode, 2) << done.err; // for the empty one
    EXPECT_TRUE(fs::exists(folder / "out/er/take.wav"));
    EXPECT_TRUE(fs::exists(folder / "out/take4.wav"));
    const Outcome twice = runAtos({"render", in("take4.mid"), in("take4.mid"), folder / "out"});
    EXPECT_EQ(twice.exitCode, 2);
    EXPECT_THAT(twice.err, HasSubstr("is written of another input already"));
    EXPECT_THAT(runAtos({"render", in("deep"), in("take4.mid")}).err, HasSubstr("is no folder"));
    EXPECT_THAT(runAtos({"render", in("deep"), "-"}).err, HasSubstr("cannot be written to standard output"));
}

TEST_F(Jobs, EndWhenNobodyReads) {
    const Outcome outcome =
        test::runShell("cd '" + folder.path().string()
                       + "' && { \"$ATOS\" analyze in in in --json --jobs 4; echo $? > code; } | head -c 10");
    const auto code = readFile(folder / "code", 100);
    ASSERT_TRUE(code);
    EXPECT_EQ(std::string(code->begin(), code->end()), "130\n");
    EXPECT_THAT(outcome.err, testing::Not(HasSubstr("inputs failed")));
}

TEST_F(Jobs, AreAWholeNumber) {
    for (const char* jobs : {"0", "-1", "1.5", "many", "1000"})
        EXPECT_EQ(run({"analyze", in("take4.mid")}, jobs).exitCode, 2) << jobs;
}

} // namespace
} // namespace atos
