// SPDX-License-Identifier: Apache-2.0
// The whole path: hands in another process, a real MIDI port, the engine, the pipeline, and back into that
// piano.
#include "integration/handshake.h"
#include "integration/jack_server.h"
#include "integration/pianist.h"

#include "app/calibrate/pipeline.h"
#include "app/live/live_engine.h"
#include "midi/port.h"
#include "piano/link/piano_link.h"
#include "piano/protocols/midi_bytes.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

namespace atos {
namespace {

const KeyboardProfile& profileCalled(const std::vector<KeyboardProfile>& profiles, const std::string& id) {
    return *std::find_if(profiles.begin(), profiles.end(),
                         [&](const auto& profile) { return profile.id == id; });
}

/// Plays the piece and waits until the engine has every note of it.
void listen(test::Pianist& pianist, const LiveEngine& engine) {
    pianist.knockUntil([&engine] { return !engine.snapshot()->take->notes.empty(); });
    pianist.begin();
    const auto struck = pianist.finish();
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    const auto arrived = [&engine] { return test::notesPlayed(*engine.snapshot()->take); };
    while (arrived() < struck.size() && std::chrono::steady_clock::now() < giveUp)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ASSERT_EQ(arrived(), struck.size());
}

} // namespace

TEST(JackCalibrate, WhatIsPlayedOnAPianoSetsItsToneByteForByte) {
    ATOS_REQUIRE_JACK_SERVER(server);
    const auto pipeline = Pipeline::open();
    ASSERT_TRUE(pipeline.ok()) << pipeline.error().message;
    test::Pianist pianist("Roland FP-30X", "chopin-nocturne-op9-no2.mid", 20);
    const test::TemporaryFolder folder;
    const auto system = openMidiSystem();
    auto engine = LiveEngine::start(folder.path() / "takes");
    ASSERT_TRUE(engine.ok());
    ASSERT_TRUE((*engine)->connect(*system, "FP-30X").ok());
    listen(pianist, **engine);
    const auto take = (*engine)->finishTake();
    ASSERT_TRUE(take.ok());

    const auto calibration = (*pipeline)->calibrate(*take, {"roland-fp30x"}, Task{});
    ASSERT_TRUE(calibration.ok()) << calibration.error().message;
    ASSERT_FALSE(calibration->presets.empty());
    const KeyboardProfile& profile = profileCalled((*pipeline)->keyboards(), "roland-fp30x");
    const EncodedPreset encoded = encodePreset(calibration->target.preset, profile);
    EXPECT_EQ(encoded.syx(), calibration->encoded.syx());
    ASSERT_FALSE(encoded.messages.empty());

    PianoLinkOptions options;
    options.snapshotFolder = folder.path() / "snapshots";
    {
        // Without a way back nothing is read, so everything is written.
        auto link = PianoLink::open(*system, "FP-30X", "", profile, options);
        ASSERT_TRUE(link.ok()) << link.error().message;
        const auto pushed = (*link)->push(calibration->target.preset, Task{});
        ASSERT_TRUE(pushed.ok()) << pushed.error().message;
        EXPECT_EQ(pushed->changes.size(), encoded.changes.size());
    }
    std::vector<std::string> expected;
    for (const PacedMessage& message : encoded.messages)
        expected.push_back(hexFromBytes(message.bytes));
    EXPECT_THAT(pianist.heard(*system), testing::ElementsAreArray(expected));
}

} // namespace atos
