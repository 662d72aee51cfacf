// SPDX-License-Identifier: Apache-2.0
// Whatever is wrong with the input: one sentence on stderr, exit code 2, nothing written.
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "support/child_process.h"

#include <gmock/gmock.h>

#include <fstream>
#include <unistd.h>

namespace atos {
namespace {

using test::Outcome;
using test::runAtos;
using testing::StartsWith;

void expectOneSentence(const Outcome& outcome, const std::string& what) {
    EXPECT_EQ(outcome.exitCode, 2) << what;
    EXPECT_EQ(outcome.out, "") << what;
    EXPECT_THAT(outcome.err, StartsWith("atos: ")) << what;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
}

class BadInput : public testing::TestWithParam<const char*> {
protected:
    /// The verb on `input`, with an output where the verb wants one.
    Outcome run(const std::filesystem::path& input) const {
        const std::string verb = GetParam();
        if (verb == "roll") return runAtos({verb, input, folder / "out.png"});
        if (verb == "render") return runAtos({verb, input, folder / "out.wav"});
        if (verb == "calibrate") return runAtos({verb, input, "--preset", folder / "out.json"});
        return runAtos({verb, input});
    }
    void expectNothingWritten() const {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            EXPECT_THAT(entry.path().filename().string(), testing::Not(StartsWith("out"))) << entry.path();
    }
    std::filesystem::path write(const char* name, std::string_view content) const {
        const auto path = folder / name;
        EXPECT_TRUE(writeFile(path, content));
        return path;
    }
    test::TemporaryFolder folder;
};

TEST_P(BadInput, WhatIsNoMidiFile) {
    expectOneSentence(run(write("text.mid", "This is a letter to my piano teacher.")), "text");
    expectOneSentence(run(write("empty.mid", "")), "empty");
    expectOneSentence(run(folder / "missing.mid"), "missing");
    expectNothingWritten();
}

TEST_P(BadInput, AFolderWithoutMidi) {
    std::filesystem::create_directory(folder / "music");
    ASSERT_TRUE(writeFile(folder / "music/notes.txt", "no music"));
    expectOneSentence(run(folder / "music"), "folder");
    expectNothingWritten();
}

TEST_P(BadInput, TwoGigabytesOfZeros) {
    std::ofstream(folder / "zeros.mid").close();
    std::filesystem::resize_file(folder / "zeros.mid", 2ULL << 30U);
    expectOneSentence(run(folder / "zeros.mid"), "zeros");
    expectNothingWritten();
}

TEST_P(BadInput, AFileThatMayNotBeRead) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const auto path = write("secret.mid", "MThd");
    std::filesystem::permissions(path, std::filesystem::perms::none);
    expectOneSentence(run(path), "no permission");
}

// An exception of std::filesystem ended the program here, and below.
TEST_P(BadInput, ANameThatIsTooLong) {
    expectOneSentence(run(folder / std::string(300, 'x').c_str()), "300 letters");
    expectNothingWritten();
}

TEST_P(BadInput, AFileInAFolderThatIsClosed) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may enter everything";
    std::filesystem::create_directory(folder / "closed");
    test::writeTriads(folder / "closed/in.mid");
    std::filesystem::permissions(folder / "closed", std::filesystem::perms::none);
    expectOneSentence(run(folder / "closed/in.mid"), "closed");
    expectOneSentence(run(folder / "closed"), "closed itself");
    std::filesystem::permissions(folder / "closed", std::filesystem::perms::owner_all);
}

TEST_P(BadInput, AFileCutOffAnywhereIsSalvagedOrRefusedButNeverCrashes) {
    const auto whole = folder / "whole.mid";
    test::writeTriads(whole);
    const auto bytes = readFile(whole, 1 << 20);
    ASSERT_TRUE(bytes);
    for (const double share : {0.001, 0.02, 0.1, 0.5, 0.9, 0.99}) {
        const auto length = static_cast<std::size_t>(share * static_cast<double>(bytes->size()));
        const auto cut = folder / "cut.mid";
        ASSERT_TRUE(writeFile(cut, std::span(bytes->data(), length)));
        const Outcome outcome = run(cut);
        EXPECT_THAT(outcome.exitCode, testing::AnyOf(0, 2)) << length << " bytes: " << outcome.err;
        EXPECT_EQ(outcome.exitCode == 0, outcome.err.find("atos: ") == std::string::npos) << outcome.err;
    }
}

INSTANTIATE_TEST_SUITE_P(Cli, BadInput, testing::Values("analyze", "calibrate", "roll", "render"));

TEST(BadOutput, TheInputItself) {
    test::TemporaryFolder folder;
    const auto path = folder / "same.mid";
    test::writeTriads(path);
    const auto before = readFile(path, 1 << 20);
    for (const char* option : {"--wav", "--preset"})
        expectOneSentence(runAtos({"calibrate", path, option, path}), option);
    expectOneSentence(runAtos({"roll", path, path}), "roll");
    expectOneSentence(runAtos({"render", path, path}), "render");
    EXPECT_EQ(*readFile(path, 1 << 20), *before);
}

TEST(BadOutput, AFolderThatDoesNotExist) {
    test::TemporaryFolder folder;
    test::writeTriads(folder / "in.mid");
    expectOneSentence(runAtos({"roll", folder / "in.mid", folder / "none/out.png"}), "roll");
    expectOneSentence(runAtos({"render", folder / "in.mid", folder / "none/out.wav"}), "render");
    expectOneSentence(runAtos({"roll", folder / "in.mid", folder.path()}), "a folder");
}

TEST(BadOutput, ANameThatIsTooLong) {
    test::TemporaryFolder folder;
    test::writeTriads(folder / "in.mid");
    const auto out = folder / std::string(300, 'x').c_str();
    expectOneSentence(runAtos({"roll", folder / "in.mid", out}), "roll");
    expectOneSentence(runAtos({"render", folder / "in.mid", out}), "render");
}

#ifndef __SANITIZE_ADDRESS__ // which needs terabytes of addresses
TEST(Memory, WhereItIsShortOneSentenceIsTold) {
    test::TemporaryFolder folder;
    std::ofstream(folder / "in.mid").close();
    std::filesystem::resize_file(folder / "in.mid", 64U << 20U);
    const auto run = [](int kilobytes, const std::vector<std::string>& arguments) {
        std::vector<std::string> words{"/bin/sh", "-c",
                                       // OpenBLAS's threads, where they lack memory, ask for it for ever.
                                       "export OPENBLAS_NUM_THREADS=1; ulimit -v " + std::to_string(kilobytes)
                                           + "; exec \"$0\" \"$@\" 2>&1",
                                       test::atosProgram()};
        words.insert(words.end(), arguments.begin(), arguments.end());
        test::ChildProcess program(words);
        const std::string told = program.rest();
        return std::pair(program.wait(), told);
    };
    constexpr int step = 50'000; // less than the file
    int enough = step;
    while (run(enough, {"--version"}).first != 0)
        ASSERT_LT(enough += step, 4'000'000);
    const auto [exitCode, told] = run(enough, {"roll", folder / "in.mid", folder / "out.png"});
    EXPECT_EQ(exitCode, 3) << told;
    EXPECT_THAT(told, StartsWith("atos: "));
    EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 1) << told;
}
#endif

TEST(BadPreset, NotANumberOutOfRangeOrUnknown) {
    test::TemporaryFolder folder;
    test::writeTriads(folder / "in.mid", 2);
    for (const char* json : {R"({"schema":1,"id":"x","name":"x","brightness":NaN})",
                             R"({"schema":1,"id":"x","name":"x","brightness":1e999})",
                             R"({"schema":1,"id":"x","name":"x","brightness":7})",
                             R"({"schema":1,"id":"x","name":"x","sparkle":1})", R"([1,2,3])", "", "{"}) {
        ASSERT_TRUE(writeFile(folder / "tone.json", json));
        expectOneSentence(
            runAtos({"render", folder / "in.mid", folder / "out.wav", "--preset", folder / "tone.json"}),
            json);
        EXPECT_FALSE(std::filesystem::exists(folder / "out.wav")) << json;
    }
}

TEST(BadImage, UnrollRefusesWhatIsNoRoll) {
    test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "in.png", "\x89PNG but not really"));
    expectOneSentence(runAtos({"unroll", folder / "in.png", folder / "out.mid"}), "png");
    EXPECT_FALSE(std::filesystem::exists(folder / "out.mid"));
}

} // namespace
} // namespace atos
