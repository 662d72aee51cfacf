// SPDX-License-Identifier: Apache-2.0
// The JSON of the verbs that answer, and how they treat several inputs.
#include "unit/cli/run_atos.h"

#include "files/bytes.h"
#include "files/json.h"
#include "files/locations.h"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <unistd.h>

namespace atos {
namespace {

using test::runAtos;
using testing::HasSubstr;

std::vector<Json> objects(const test::Outcome& outcome) {
    std::vector<Json> all;
    for (const std::string& line : outcome.lines()) {
        auto json = parseJson(line, "a line of stdout");
        EXPECT_TRUE(json) << line;
        if (json) all.push_back(std::move(*json));
    }
    return all;
}

class Results : public testing::Test {
protected:
    Results() { test::writeTriads(folder / "b.mid"); }
    test::TemporaryFolder folder;
};

TEST_F(Results, AnalyzeGivesTheContractsFields) {
    const auto outcome = runAtos({"analyze", folder / "b.mid", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto all = objects(outcome);
    ASSERT_EQ(all.size(), 1U);
    const Json& json = all.front();
    EXPECT_EQ(json["key"]["tonic"], "C");
    EXPECT_EQ(json["key"]["mode"], "major");
    EXPECT_GT(json["key"]["confidence"], 0.5);
    EXPECT_EQ(json["chords"][0]["root"], "C");
    EXPECT_EQ(json["chords"][0]["quality"], "maj");
    EXPECT_EQ(json["chords"][0]["roman"], "I");
    EXPECT_TRUE(json["tempo"]["bpm"].is_number());
    for (const char* head : {"composer", "genre", "mood", "tempo", "rhythm", "tag"})
        EXPECT_TRUE(json["style"][head]["abstained"].is_boolean()) << head;
    EXPECT_EQ(json["features"]["note_count"], 80.0);
    EXPECT_EQ(json["input"], (folder / "b.mid").string());
}

TEST_F(Results, CalibrateAddsItsFields) {
    const auto outcome = runAtos({"calibrate", folder / "b.mid", "--keyboard", "roland-fp30x", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto all = objects(outcome);
    ASSERT_EQ(all.size(), 1U);
    const Json& json = all.front();
    ASSERT_FALSE(json["presets"].empty());
    double sum = 0;
    for (const auto& [name, term] : json["presets"][0]["terms"].items())
        sum += term["contribution"].get<double>();
    EXPECT_NEAR(sum, json["presets"][0]["score"].get<double>(), 1e-9) << "the terms are the score";
    EXPECT_EQ(json["keyboard"]["id"], "roland-fp30x");
    EXPECT_TRUE(json["keyboard"]["losses"].is_array());
    EXPECT_FALSE(json["reasons"].empty());
    for (const char* step :
         {"read", "key", "chords", "words", "features", "load", "style", "score", "tone", "encode", "total"})
        EXPECT_GE(json["timing_ms"][step], 0.0) << step;
    EXPECT_EQ(json["tone"]["schema"], 1);
}

TEST_F(Results, CalibrateWritesItsOutputsAndTheyReadBack) {
    const auto outcome =
        runAtos({"calibrate", folder / "b.mid", "--keyboard", "roland-fp30x", "--preset",
                 folder / "tone.json", "--syx", folder / "tone.syx", "--wav", folder / "tone.wav", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto preset = readJson(folder / "tone.json");
    ASSERT_TRUE(preset);
    EXPECT_EQ(*preset, objects(outcome).at(0)["tone"]);
    const auto syx = readFile(folder / "tone.syx", 1 << 20);
    ASSERT_TRUE(syx);
    ASSERT_FALSE(syx->empty());
    EXPECT_EQ(syx->front(), 0xF0);
    EXPECT_EQ(syx->back(), 0xF7);
    EXPECT_GT(std::filesystem::file_size(folder / "tone.wav"), 1U << 20);
}

TEST_F(Results, WhenALaterOutputFailsTheEarlierOnesAreKeptAndNamed) {
    const auto outcome = runAtos(
        {"calibrate", folder / "b.mid", "--preset", folder / "tone.json", "--wav", folder / "tone.wav"},
        {{"ATOS_SOUNDFONT", folder / "none.sf2"}});
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_THAT(outcome.err, HasSubstr("kept: " + (folder / "tone.json").string()));
    EXPECT_TRUE(std::filesystem::exists(folder / "tone.json"));
}

TEST_F(Results, LittleMusicGivesAFirstGuessAndSaysHowMuchMore) {
    test::writeTriads(folder / "short.mid", 9);
    const auto outcome =
        runAtos({"calibrate", folder / "short.mid", "--json", "--preset", folder / "tone.json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto all = objects(outcome);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_TRUE(all[0]["presets"].empty()) << "too little to compare with references";
    EXPECT_TRUE(all[0]["archetype"]["first_guess"].get<bool>());
    EXPECT_THAT(all[0]["notes"].back().get<std::string>(), HasSubstr("seconds more"));
    EXPECT_TRUE(std::filesystem::exists(folder / "tone.json"));
}

TEST_F(Results, AChordAloneGivesNoToneAndWritesNone) {
    test::writeTriads(folder / "chord.mid", 1);
    const auto outcome = runAtos({"calibrate", folder / "chord.mid", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_TRUE(objects(outcome).at(0)["archetype"].is_null());
    const auto refused = runAtos({"calibrate", folder / "chord.mid", "--preset", folder / "tone.json"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_FALSE(std::filesystem::exists(folder / "tone.json"));
}

TEST_F(Results, HowThePianoIsHeardIsAskedForInTwoWords) {
    const auto level = [&](const char* listening) {
        const auto outcome = runAtos({"calibrate", folder / "b.mid", "--quick", "--json", "--listening", listening});
        EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
        return objects(outcome).at(0)["tone"]["reverb"]["level"].get<double>();
    };
    EXPECT_GT(level("headphones"), level("loudspeakers"));
    const auto refused = runAtos({"calibrate", folder / "b.mid", "--listening", "telephone"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("not telephone"));
}

TEST_F(Results, AFolderGivesOneObjectALineInOrder) {
    std::filesystem::create_directory(folder / "sub");
    test::writeTriads(folder / "sub/a.MID");
    test::writeTriads(folder / "a.midi");
    ASSERT_TRUE(writeFile(folder / "notes.txt", "no music"));
    const auto outcome = runAtos({"analyze", folder.path(), "--json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    std::vector<std::string> inputs;
    for (const Json& json : objects(outcome))
        inputs.push_back(json["input"]);
    EXPECT_THAT(inputs, testing::ElementsAre((folder / "a.midi").string(), (folder / "b.mid").string(),
                                             (folder / "sub/a.MID").string()));
    EXPECT_EQ(outcome.err, "") << "quiet in a pipe";
}

TEST_F(Results, ABadInputAmongSeveralDoesNotStopTheOthers) {
    ASSERT_TRUE(writeFile(folder / "bad.mid", "no music"));
    const auto outcome = runAtos({"analyze", folder / "bad.mid", folder / "b.mid", "--json"});
    EXPECT_EQ(outcome.exitCode, 2);
    const auto all = objects(outcome);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0]["input"], (folder / "bad.mid").string());
    EXPECT_EQ(all[0]["error"]["exit_code"], 2);
    EXPECT_EQ(all[1]["key"]["tonic"], "C");
}

TEST_F(Results, AReaderThatGoesAwayEndsItQuietly) {
    std::vector<std::string> arguments{"analyze", "--json"};
    for (int i = 0; i < 20; ++i)
        arguments.push_back(folder / "b.mid");
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
    test::RunningAtos running(arguments, {}, ends[1]);
    ::close(ends[1]);
    ::close(ends[0]);
    const auto outcome = running.wait();
    EXPECT_EQ(outcome.exitCode, 130);
    EXPECT_EQ(outcome.err, "");
}

TEST_F(Results, DevicesAlwaysAnswers) {
    const auto outcome = runAtos({"devices", "--json"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto all = objects(outcome);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_THAT(all[0]["midi"].get<std::string>(), testing::AnyOf("alsa", "jack", "core", "winmm", "none"));
    EXPECT_TRUE(all[0]["ports"].is_array());
}

TEST_F(Results, APortThatIsNotThereIsTheEnvironments) {
    ASSERT_TRUE(writeFile(folder / "tone.json", R"({"schema":1,"id":"x","name":"x","brightness":0.5})"));
    EXPECT_EQ(runAtos({"send", folder / "tone.json", "--port", "no such piano"}).exitCode, 3);
    EXPECT_EQ(runAtos({"record", "no such piano", folder / "out.mid", "--seconds", "1"}).exitCode, 3);
    EXPECT_FALSE(std::filesystem::exists(folder / "out.mid"));
}

TEST_F(Results, SelfTestListsEveryPart) {
    const auto outcome = runAtos({"self-test", "--json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    const auto all = objects(outcome);
    ASSERT_EQ(all.size(), 1U);
    std::vector<std::string> parts;
    for (const Json& check : all[0]["checks"])
        parts.push_back(check["part"]);
    EXPECT_THAT(parts,
                testing::ElementsAre("keyboards", "midi", "soundfont", "render", "audio", "calibration"));
}

TEST_F(Results, WithoutASoundfontSelfTestSaysSoAndPasses) {
    const auto outcome = runAtos({"self-test"}, {{"ATOS_SOUNDFONT", folder / "none.sf2"}});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.err;
    EXPECT_THAT(outcome.out, testing::ContainsRegex("soundfont +absent"));
}

} // namespace
TEST_F(Results, DevicesWithProfilesPrintsThePageOfTheDocumentation) {
    const auto page = readFile(std::filesystem::path(ATOS_SOURCE_DIR) / "docs" / "pianos.md", 1U << 20U);
    ASSERT_TRUE(page.ok());
    const auto outcome = runAtos({"devices", "--profiles"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_TRUE(outcome.out == std::string(page->begin(), page->end()));
}

} // namespace atos
