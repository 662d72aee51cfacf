// SPDX-License-Identifier: Apache-2.0
// The `atos` command at a real MIDI port.
#include "integration/handshake.h"
#include "integration/jack_server.h"
#include "integration/pianist.h"

#include "files/json.h"
#include "midi/port.h"
#include "music/smf.h"
#include "piano/protocols/midi_bytes.h"

#include <gmock/gmock.h>

#include <csignal>
#include <cstdlib>
#include <thread>

namespace atos {
namespace {

using testing::HasSubstr;

class JackCommand : public testing::Test {
protected:
    void SetUp() override { ::setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1); }
    void TearDown() override { ::unsetenv("XDG_DATA_HOME"); }

    /// The JSON that `atos` prints with these arguments, which must succeed.
    static Json atos(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), ATOS_PROGRAM);
        arguments.push_back("--json");
        test::ChildProcess program(arguments);
        const std::string printed = program.rest();
        EXPECT_EQ(program.wait(), 0) << arguments[1];
        const auto json = parseJson(printed, "what atos printed");
        return json ? *json : Json();
    }

    test::TemporaryFolder folder;
};

} // namespace

TEST_F(JackCommand, DevicesListsThePianoAndKnowsItByItsName) {
    ATOS_REQUIRE_JACK_SERVER(server);
    const test::Pianist pianist("Roland FP-30X", "satie-gymnopedie-no1.mid", 1);
    const Json devices = atos({"devices"});
    EXPECT_EQ(devices["midi"], "jack");
    ASSERT_EQ(devices["ports"].size(), 2U) << devices.dump();
    for (const Json& port : devices["ports"]) {
        EXPECT_THAT(port["name"].get<std::string>(), HasSubstr("Roland FP-30X"));
        EXPECT_EQ(port["keyboard"], "roland-fp30x");
    }
    EXPECT_NE(devices["ports"][0]["direction"], devices["ports"][1]["direction"]);
}

class Recording : public JackCommand, public testing::WithParamInterface<int> {};

INSTANTIATE_TEST_SUITE_P(Signals, Recording, testing::Values(SIGINT, SIGTERM, SIGHUP));

// SIGHUP, when the terminal's window is closed, ended it before the file was written.
TEST_P(Recording, KeepsWhatWasPlayedUntilInterrupted) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::Pianist pianist("Test Piano", "satie-gymnopedie-no1.mid", 4);
    test::ChildProcess record(
        {ATOS_PROGRAM, "record", "Test Piano", (folder / "take.mid").string(), "--json"});
    pianist.knockUntil([this] { return test::takeHolds(folder / "data", 0); });
    pianist.begin();
    const auto struck = pianist.finish();
    test::waitUntil([&] { return test::takeHolds(folder / "data", struck.size()); });
    record.signal(GetParam());
    const auto json = parseJson(record.rest(), "what atos printed");
    EXPECT_EQ(record.wait(), 0);
    ASSERT_TRUE(json.ok());
    const auto take = readMidi(folder / "take.mid");
    ASSERT_TRUE(take.ok());
    EXPECT_EQ(test::notesPlayed(*take), struck.size());
}

TEST_F(JackCommand, CalibrateSendsTheToneThatItWroteToTheFile) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::Pianist pianist("CASIO USB-MIDI", "satie-gymnopedie-no1.mid", 1);
    const std::string piece = std::string(ATOS_SOURCE_DIR) + "/resources/pieces/debussy-arabesque-no1.mid";
    const auto syx = folder / "tone.syx";
    const Json result =
        atos({"calibrate", piece, "--keyboard", "generic-gm2", "--syx", syx.string(), "--send", "CASIO"});
    ASSERT_TRUE(result.contains("presets"));
    const auto written = readFile(syx, 100'000);
    ASSERT_TRUE(written.ok());
    Bytes arrived;
    for (const std::string& message : pianist.heard(*openMidiSystem()))
        if (message.starts_with("F0") && message != "F0 7E 7F 06 01 F7") {
            const auto bytes = bytesFromHex(message);
            arrived.insert(arrived.end(), bytes->begin(), bytes->end());
        }
    EXPECT_FALSE(arrived.empty());
    EXPECT_EQ(hexFromBytes(arrived), hexFromBytes(*written));
}

} // namespace atos
