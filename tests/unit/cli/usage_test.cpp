// SPDX-License-Identifier: Apache-2.0
#include "unit/cli/run_atos.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;
using testing::StartsWith;

class EveryVerb : public testing::TestWithParam<const char*> {};

TEST_P(EveryVerb, ExplainsItself) {
    const auto outcome = runAtos({GetParam(), "--help"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out, HasSubstr(GetParam()));
    EXPECT_THAT(outcome.out, HasSubstr("--json"));
    EXPECT_EQ(outcome.err, "");
}

TEST_P(EveryVerb, RefusesAnUnknownOptionInOneSentence) {
    const auto outcome = runAtos({GetParam(), "--no-such-option"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, StartsWith("atos: "));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
}

TEST_P(EveryVerb, IsListedByHelp) {
    EXPECT_THAT(runAtos({"--help"}).out, HasSubstr(std::string("  ") + GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Usage, EveryVerb,
                         testing::Values("calibrate", "analyze", "compare", "devices", "identify", "voices",
                                         "monitor", "send", "record", "simulate", "render", "roll", "unroll",
                                         "train", "demonstrate", "touch", "transcribe", "draw", "generate",
                                         "dataset", "evaluate", "self-test"));

TEST(Usage, VersionIsOneLine) {
    const auto outcome = runAtos({"--version"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_THAT(outcome.out, testing::MatchesRegex("atos [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Usage, WithoutAVerbItSaysWhatToDo) {
    const auto outcome = runAtos({});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_THAT(outcome.err, HasSubstr("--help"));
}

TEST(Usage, AnUnknownVerbIsAUsageError) {
    for (const char* verb : {"frobnicate", "Calibrate", ""}) {
        const auto outcome = runAtos({verb});
        EXPECT_EQ(outcome.exitCode, 2) << verb;
        EXPECT_THAT(outcome.err, StartsWith("atos: There is no verb \"" + std::string(verb) + "\"."));
    }
}

TEST(Usage, WhatIsMissingIsNamed) {
    EXPECT_EQ(runAtos({"analyze"}).exitCode, 2);
    EXPECT_EQ(runAtos({"roll", "in.mid"}).exitCode, 2);
    EXPECT_EQ(runAtos({"train"}).exitCode, 2);
    EXPECT_EQ(runAtos({"train", "everything"}).exitCode, 2);
    EXPECT_EQ(runAtos({"evaluate", "key"}).exitCode, 2);
    EXPECT_EQ(runAtos({"send", "--port", "x"}).exitCode, 2);
    EXPECT_EQ(runAtos({"send", "preset.json", "--undo", "--port", "x"}).exitCode, 2);
}

TEST(Usage, NumbersOutOfRangeAreRefused) {
    const test::TemporaryFolder folder;
    test::writeTriads(folder / "in.mid");
    for (const char* rate : {"nan", "inf", "0", "-5", "many", "1e99"}) {
        const auto outcome = runAtos({"roll", folder / "in.mid", folder / "out.png", "--rate", rate});
        EXPECT_EQ(outcome.exitCode, 2) << rate;
        EXPECT_FALSE(std::filesystem::exists(folder / "out.png")) << rate;
    }
    for (const char* seconds : {"nan", "-1", "1e99"})
        EXPECT_EQ(runAtos({"record", "port", "out.mid", "--seconds", seconds}).exitCode, 2) << seconds;
    EXPECT_EQ(runAtos({"train", "style", "--data", "d", "--out", "o", "--minutes", "nan"}).exitCode, 2);
}

TEST(Usage, TrainingThatCouldNotBeWrittenDoesNotBegin) {
    const test::TemporaryFolder folder;
    for (const char* model : {"style", "embedding", "key", "chords", "catalogue", "score"}) {
        // The data do not exist either, but that is found out later.
        const auto outcome =
            runAtos({"train", model, "--data", folder / "data", "--out", folder / "missing" / "weights"});
        EXPECT_EQ(outcome.exitCode, 2) << model;
        EXPECT_THAT(outcome.err, HasSubstr("missing does not exist.")) << model;
    }
    EXPECT_THAT(runAtos({"train", "key", "--data", folder / "data", "--out", folder.path()}).err,
                HasSubstr("is a folder."));
}

} // namespace
} // namespace atos
