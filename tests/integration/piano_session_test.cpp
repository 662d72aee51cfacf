// SPDX-License-Identifier: Apache-2.0
// A whole session with each simulated piano, each program in its own process, over a real MIDI port: connect,
// play, calibrate, push, verify, undo, unplug in the middle, restart, restore.
#include "integration/jack_server.h"
#include "integration/simulated_process.h"

#include "files/json.h"
#include "music/smf.h"
#include "piano/profile/profile.h"
#include "piano/profile/profile_store.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace atos {
namespace {

namespace fs = std::filesystem;

const fs::path resources = fs::path(ATOS_SOURCE_DIR) / "resources";

bool canBeRead(const std::string& keyboard) {
    const auto profiles = readProfiles(resources / "keyboards");
    return profiles.ok()
           && std::any_of(profiles->begin(), profiles->end(), [&](const KeyboardProfile& profile) {
                  return profile.id == keyboard
                         && std::any_of(profile.parameters.begin(), profile.parameters.end(),
                                        [](const Parameter& parameter) { return parameter.readable; });
              });
}

struct Outcome {
    int exitCode = 0;
    Json json;
};

class PianoSession : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override { ::setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1); }
    void TearDown() override { ::unsetenv("XDG_DATA_HOME"); }

    static Outcome atos(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), ATOS_PROGRAM);
        arguments.emplace_back("--json");
        test::ChildProcess program(arguments);
        const std::string printed = program.rest();
        Outcome outcome{program.wait(), {}};
        if (auto json = parseJson(printed, "what atos printed")) outcome.json = *json;
        return outcome;
    }
    [[nodiscard]] std::vector<std::string> sending(const std::string& port, const std::string& what) const {
        return {"send", what, "--port", port, "--keyboard", GetParam()};
    }
    [[nodiscard]] static std::size_t unfinished() { return atos({"devices"}).json["unfinished"].size(); }
    /// What a send reported it has set, as values on the panel.
    static void expectChanges(const Json& sent, const std::map<std::string, int>& panel) {
        EXPECT_FALSE(sent["changes"].empty());
        for (const Json& change : sent["changes"])
            EXPECT_EQ(panel.at(change["parameter"].get<std::string>()), change["to"].get<int>())
                << change.dump();
    }
    test::TemporaryFolder folder;
};

} // namespace

TEST_P(PianoSession, ConnectPlayCalibratePushVerifyUndoUnplugRestartRestore) {
    ATOS_REQUIRE_JACK_SERVER(server);
    test::SimulatedProcess piano(GetParam());
    const std::string& port = piano.port();

    // Connect: it is asked what it is, and nothing on it changes.
    const auto found = piano.panel();
    const Outcome identified = atos({"identify", port});
    ASSERT_EQ(identified.exitCode, 0);
    if (identified.json["by"] != "nothing") {
        EXPECT_EQ(identified.json["keyboard"], GetParam());
    }
    const bool readable = canBeRead(GetParam());
    EXPECT_EQ(piano.panel(), found);

    // Play: every note arrives.
    const std::string piece = (resources / "pieces" / "satie-gymnopedie-no1.mid").string();
    {
        test::ChildProcess record({ATOS_PROGRAM, "record", port, (folder / "take.mid").string(), "--json"});
        piano.knockUntil([this] { return test::takeHolds(folder / "data", 0); });
        piano.play(piece, 200);
        const std::size_t notes = readMidi(piece)->notes.size();
        test::waitUntil([&] { return test::takeHolds(folder / "data", notes); });
        record.signal(SIGINT);
        const auto json = parseJson(record.rest(), "what atos printed");
        ASSERT_EQ(record.wait(), 0);
        ASSERT_TRUE(json.ok());
        const auto take = readMidi(folder / "take.mid");
        ASSERT_TRUE(take.ok());
        EXPECT_EQ(test::notesPlayed(*take), notes);
        EXPECT_EQ((*json)["lost_messages"], 0);
    }

    // Calibrate and push; the piano itself shows what was reported.
    const std::string tone = (folder / "tone.json").string();
    const Outcome calibrated =
        atos({"calibrate", piece, "--keyboard", GetParam(), "--preset", tone, "--send", port});
    ASSERT_EQ(calibrated.exitCode, 0);
    expectChanges(calibrated.json["sent"], piano.panel());
    EXPECT_EQ(calibrated.json["sent"]["verified"], readable ? Json(true) : Json(nullptr));
    EXPECT_EQ(unfinished(), 0U) << "what was asked for is finished";

    // Undo.
    const Outcome undone = atos(sending(port, "--undo"));
    ASSERT_EQ(undone.exitCode, 0);
    EXPECT_EQ(undone.json["verified"], readable ? Json(true) : Json(nullptr));
    EXPECT_EQ(piano.panel(), found);

    // Unplug in the middle of a push: told, and offered at the next start. (A piano that cannot answer cannot
    // show that it has gone: its port does, when the next message is sent.)
    piano.tell("fault unplug-write=1");
    EXPECT_EQ(atos(sending(port, tone)).exitCode, 3);
    // The first message of a piano that cannot be read may repeat what stood there: everything is written.
    if (readable) {
        EXPECT_NE(piano.panel(), found);
    }
    EXPECT_EQ(unfinished(), 1U);

    // Restart and restore.
    piano.tell("plug");
    const Outcome restored = atos(sending(port, "--undo"));
    ASSERT_EQ(restored.exitCode, 0);
    EXPECT_EQ(piano.panel(), found);
    EXPECT_EQ(unfinished(), 0U);
}

// One of each capability; every profile passes the same in memory (tests/unit/piano/every_piano_test.cpp).
INSTANTIATE_TEST_SUITE_P(Jack, PianoSession,
                         testing::Values("roland-fp30x", // handshake, read-back with checksums
                                         "yamaha-xg",    // no handshake, answers that look like writes
                                         "generic-gm2"), // control changes; cannot be read
                         [](const auto& name) {
                             std::string text = name.param;
                             std::replace(text.begin(), text.end(), '-', '_');
                             return text;
                         });

} // namespace atos
