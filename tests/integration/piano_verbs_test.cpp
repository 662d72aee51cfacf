// SPDX-License-Identifier: Apache-2.0
// The verbs that run until Ctrl-C, at a simulated piano on a real MIDI port.
#include "integration/jack_server.h"
#include "integration/simulated_process.h"

#include "files/bytes.h"
#include "files/json.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <csignal>
#include <cstdlib>

namespace atos {
namespace {

using testing::HasSubstr;

class PianoVerbs : public testing::Test {
protected:
    void SetUp() override { ::setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1); }
    void TearDown() override { ::unsetenv("XDG_DATA_HOME"); }

    static Json nextObject(test::ChildProcess& program) {
        const auto json = parseJson(program.line().value_or(""), "what atos printed");
        return json ? *json : Json::object();
    }
    /// Whether the watch comes to tell of that state.
    static bool reaches(test::ChildProcess& watch, const std::string& state) {
        for (Json told = nextObject(watch); !told.empty(); told = nextObject(watch))
            if (told["state"] == state) return true;
        return false;
    }

    test::TemporaryFolder folder;
};

} // namespace

TEST_F(PianoVerbs, DevicesWatchFollowsAPianoThatComesAndGoes) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::ChildProcess watch({ATOS_PROGRAM, "devices", "--watch", "--json"});
    EXPECT_EQ(nextObject(watch)["state"], "absent");
    test::SimulatedProcess piano("roland-fp30x");
    EXPECT_TRUE(reaches(watch, "identified"));
    piano.tell("unplug");
    EXPECT_TRUE(reaches(watch, "lost"));
    piano.tell("plug");
    EXPECT_TRUE(reaches(watch, "identified"));
    watch.signal(SIGINT);
    EXPECT_EQ(watch.wait(), 0);
}

TEST_F(PianoVerbs, MonitorSaysInWordsWhatThePianoPlays) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::SimulatedProcess piano("roland-fp30x");
    test::ChildProcess monitor({ATOS_PROGRAM, "monitor", piano.port(), "--json"});
    std::optional<std::string> line;
    piano.knockUntil([&] { return (line = monitor.line(std::chrono::seconds(0))).has_value(); });
    const auto told = parseJson(*line, "what atos printed");
    ASSERT_TRUE(told.ok());
    EXPECT_THAT((*told)["message"].get<std::string>(), HasSubstr("C8 (108), velocity"));
    EXPECT_THAT((*told)["bytes"].get<std::string>(), HasSubstr(" 6C "));
    monitor.signal(SIGINT);
    static_cast<void>(monitor.rest());
    EXPECT_EQ(monitor.wait(), 0);
}

TEST_F(PianoVerbs, SendWithHoldPutsBackAtCtrlC) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::SimulatedProcess piano("roland-fp30x");
    const auto found = piano.panel();
    const std::string tone = (folder / "tone.json").string();
    ASSERT_TRUE(
        writeFile(tone, std::string_view(R"({"schema": 1, "id": "bright", "name": "", "brightness": 1})")));
    test::ChildProcess send({ATOS_PROGRAM, "send", tone, "--port", piano.port(), "--hold", "--json"});
    EXPECT_EQ(nextObject(send)["verified"], true);
    EXPECT_EQ(piano.panel().at("brightness"), 1);
    send.signal(SIGINT);
    EXPECT_EQ(send.wait(), 0);
    EXPECT_EQ(piano.panel(), found);
}

} // namespace atos
