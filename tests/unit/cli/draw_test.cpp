// SPDX-License-Identifier: Apache-2.0
// `atos draw` and `atos generate` as a script meets them: one sentence for what is wrong, the same notes for
// a seed.
#include "unit/cli/run_atos.h"

#include "compose/draw/picture.h"
#include "files/bytes.h"
#include "files/json.h"
#include "lab/composition/test_drawings.h"
#include "music/roll_png.h"
#include "music/smf.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

class DrawTest : public testing::Test {
protected:
    std::filesystem::path png(const cv::Mat& gray) const {
        const auto path = folder / "drawing.png";
        EXPECT_TRUE(writeFile(path, *encodePng(gray)));
        return path;
    }
    void expectRefused(const std::vector<std::string>& arguments, const char* reason) const {
        const auto outcome = runAtos(arguments);
        EXPECT_EQ(outcome.exitCode, 2) << reason;
        EXPECT_EQ(outcome.out, "");
        EXPECT_THAT(outcome.err, HasSubstr(reason));
        EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
        EXPECT_FALSE(std::filesystem::exists(folder / "out.mid"));
    }
    std::string out() const { return folder / "out.mid"; }
    test::TemporaryFolder folder;
};

TEST_F(DrawTest, RefusesWhatIsNoPicture) {
    ASSERT_TRUE(writeFile(folder / "text.png", "Dear diary, this is no picture."));
    expectRefused({"draw", folder / "text.png", out()}, "neither a PNG nor a JPEG");
    ASSERT_TRUE(writeFile(folder / "moving.png", "GIF89a"));
    expectRefused({"draw", folder / "moving.png", out()}, "is a GIF");
    expectRefused({"draw", folder / "missing.png", out()}, "missing.png");
    expectRefused({"draw", png(cv::Mat(64, 64, CV_8UC1, cv::Scalar(255))), out()}, "nothing drawn");
}

TEST_F(DrawTest, RefusesWhatIsNoKey) {
    expectRefused({"draw", png(testDrawings().front().picture), out(), "--key", "H minor"}, "is no key");
}

TEST_F(DrawTest, NeverWritesOverWhatItReads) {
    const std::string picture = png(testDrawings().front().picture);
    const auto before = readFile(picture, 1U << 20U);
    expectRefused({"draw", picture, out(), "--png", picture}, "is the input itself");
    expectRefused({"draw", picture, out(), "--png", out()}, "would not be what its name says");
    const std::string twice = folder / "twice";
    expectRefused({"draw", picture, twice, "--png", twice}, "Two outputs have the name");
    EXPECT_EQ(*readFile(picture, 1U << 20U), *before);
    ASSERT_TRUE(writeFile(folder / "prompt.mid", std::string_view("music")));
    const std::string prompt = folder / "prompt.mid";
    EXPECT_EQ(runAtos({"generate", "lstm", prompt, "--prompt", prompt}).exitCode, 2);
    EXPECT_EQ(readFile(prompt, 1U << 20U)->size(), 5U);
}

TEST_F(DrawTest, DrawsWhatCameOfADrawing) {
    const std::string roll = folder / "roll.png";
    const auto drawn = runAtos({"draw", png(testDrawings().front().picture), out(), "--seconds", "4",
                                "--lanes", "2", "--png", roll});
    ASSERT_EQ(drawn.exitCode, 0) << drawn.err;
    const auto again = readRollPng(roll);
    ASSERT_TRUE(again);
    const auto music = performanceFromRoll(again->roll);
    ASSERT_TRUE(music);
    EXPECT_FALSE(music->notes.empty());
}

TEST_F(DrawTest, PlaysTheSameNotesForTheSameSeed) {
    const std::string picture = png(testDrawings().front().picture);
    const std::vector<std::string> arguments{"draw", picture,   out(), "--json", "--seconds",
                                             "4",    "--lanes", "2",   "--key",  "D minor"};
    const auto first = runAtos(arguments);
    ASSERT_EQ(first.exitCode, 0) << first.err;
    const auto told = parseJson(first.out, "stdout");
    ASSERT_TRUE(told);
    EXPECT_EQ(told->at("key").at("tonic"), "D");
    EXPECT_EQ(told->at("sounds_like").at("in_key"), 1.0);
    const auto music = readFile(out(), 1U << 20U);
    EXPECT_EQ(runAtos(arguments).out, first.out);
    EXPECT_EQ(*readFile(out(), 1U << 20U), *music);
}

TEST_F(DrawTest, GeneratesFromASeedAndAPrompt) {
    const std::vector<std::string> arguments{"generate", "lstm",   out(), "--json", "--seconds",
                                             "5",        "--seed", "3",   "--key",  "Bb minor"};
    const auto first = runAtos(arguments);
    ASSERT_EQ(first.exitCode, 0) << first.err;
    EXPECT_EQ(parseJson(first.out, "stdout")->at("title"), "LSTM, seed 3");
    const auto music = readMidi(out());
    ASSERT_TRUE(music);
    EXPECT_FALSE(music->notes.empty());
    std::vector<std::string> goesOn = arguments;
    goesOn[2] = folder / "on.mid";
    goesOn.insert(goesOn.end(), {"--prompt", out()});
    EXPECT_EQ(runAtos(goesOn).exitCode, 0);
}

TEST_F(DrawTest, MakesLoopsAndKeysWithWhateverGenerates) {
    const std::filesystem::path loop = folder / "loop.mid";
    const auto made =
        runAtos({"generate", "image-gan", loop, "--json", "--seconds", "12", "--loop", "--key", "D major"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    EXPECT_EQ(parseJson(made.out, "stdout")->at("music_s"), 12.0) << "six whole bars";
    const auto bytes = readFile(loop, 1U << 20U);
    ASSERT_TRUE(bytes);
    EXPECT_THAT(std::string(bytes->begin(), bytes->end()), HasSubstr("loopEnd"));
    const auto on = runAtos({"generate", "lstm", folder / "on.mid", "--continue", loop, "--seconds", "4"});
    EXPECT_EQ(on.exitCode, 0) << on.err;
    expectRefused({"generate", "lstm", out(), "--continue", loop, "--prompt", loop}, "--continue");
}

TEST_F(DrawTest, WritesAScoreUnderAScoresName) {
    const std::filesystem::path score = folder / "score.musicxml";
    const auto made = runAtos({"generate", "lstm", score, "--json", "--seconds", "4", "--seed", "3"});
    ASSERT_EQ(made.exitCode, 0) << made.err;
    const auto bytes = readFile(score, 1U << 20U);
    ASSERT_TRUE(bytes);
    const std::string text(bytes->begin(), bytes->end());
    EXPECT_THAT(text, HasSubstr("<score-partwise version=\"4.0\">"));
    EXPECT_THAT(text, HasSubstr("<work-title>LSTM, seed 3</work-title>"));
    EXPECT_EQ(parseJson(made.out, "stdout")->at("warnings").size(), 1U) << "no bars are stated";
    expectRefused({"generate", "lstm", folder / "score.mxl", "--seconds", "4"},
                  "would not be what its name says");
}

} // namespace
} // namespace atos
