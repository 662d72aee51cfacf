// SPDX-License-Identifier: Apache-2.0
// The forbidden list is code: whatever the profile and the preset, what reaches the port harms nobody.
#include "piano/link/note_port.h"
#include "piano/link/piano_link.h"

#include "midi/memory_system.h"
#include "piano/protocols/roland_app.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "unit/piano/harm.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

#include <fstream>
#include <random>

namespace atos {
namespace {

using test::harm;
using test::hex;

class NeverSend : public testing::Test {
protected:
    double between(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    }
    bool chance() { return random() % 2 == 0; }
    TonePreset randomPreset() {
        TonePreset tone;
        tone.id = "random";
        if (chance()) tone.voice = allVoices[random() % voiceCount];
        if (chance()) tone.brightness = between(-1, 1);
        if (chance()) tone.reverbType = static_cast<ReverbType>(random() % 5);
        if (chance()) tone.reverbTime = between(0.3, 5);
        if (chance()) tone.reverbLevel = between(-60, 0);
        if (chance()) tone.resonance = between(-1, 1);
        if (chance()) tone.chorus = between(0, 1);
        if (chance()) tone.touch = between(-2, 2);
        return tone;
    }

    /// Push and undo; what reached the port is harmless.
    void pushAndUndo(const KeyboardProfile& asProfile, const KeyboardProfile& isProfile) {
        MemorySystem system;
        const auto piano = std::move(*SimulatedPiano::start(system, isProfile, "Piano"));
        PianoLinkOptions options;
        options.snapshotFolder = folder / "snapshots";
        options.experimental = chance();
        options.wait = [](double) {};
        auto link = PianoLink::open(system, "Piano", chance() ? "Piano" : "", asProfile, options);
        ASSERT_TRUE(link.ok());
        if ((*link)->push(randomPreset(), Task{})) ++pushed;
        static_cast<void>((*link)->undo(Task{}).ok());
        for (const Bytes& message : piano->received())
            ASSERT_EQ(harm(message), "") << asProfile.id << ": " << hexFromBytes(message);
    }

    std::mt19937 random{11};
    const test::TemporaryFolder folder;
    int pushed = 0;
};

/// A profile as a careless or hostile stranger would write it.
void spoil(KeyboardProfile& profile, std::mt19937& random) {
    const auto byte = [&random] { return static_cast<std::uint8_t>(random() % 128); };
    for (Parameter& parameter : profile.parameters) {
        if (random() % 2 == 0) parameter.controller = static_cast<std::uint8_t>(random() % 120);
        if (parameter.protocol == &rolandApp && random() % 2 == 0) {
            static const std::vector<Bytes> places{hex("01 02 00 01"), hex("01 00 02 13"), hex("01 00 02 18"),
                                                   hex("01 00 03 07"), hex("01 00 02 12")};
            parameter.address = places[random() % places.size()];
            parameter.size = 1 + static_cast<int>(random() % 4);
        }
        for (std::uint8_t& part : parameter.address)
            if (random() % 8 == 0) part = byte();
        parameter.offset = static_cast<int>(random() % 128);
        parameter.evidence = Evidence::twoSources;
    }
    static const std::vector<Bytes> evil{hex("F0 7E 7F 09 01 F7"),
                                         hex("F0 7F 7F 04 01 00 7F F7"),
                                         hex("F0 43 10 4C 00 00 7E 00 F7"),
                                         hex("B0 7A 00"),
                                         hex("FF"),
                                         hex("F0 41 10 42 12 40 00 7F 00 41 F7"),
                                         hex("90 3C 7F")};
    if (random() % 4 == 0) profile.handshake.push_back(evil[random() % evil.size()]);
    if (random() % 4 == 0) profile.leave.push_back(evil[random() % evil.size()]);
}

} // namespace

TEST_F(NeverSend, EveryProfileWithRandomPresetsIsHarmless) {
    for (const KeyboardProfile& profile : test::shippedProfiles())
        for (int run = 0; run < 40; ++run)
            pushAndUndo(profile, profile);
    EXPECT_GT(pushed, 100);
}

TEST_F(NeverSend, NotEvenAHostileProfileHarms) {
    for (const KeyboardProfile& profile : test::shippedProfiles())
        for (int run = 0; run < 60; ++run) {
            KeyboardProfile spoilt = profile;
            spoil(spoilt, random);
            pushAndUndo(spoilt, spoilt);
        }
}

TEST(NeverSendOracle, SeesTheHarmThatItLooksFor) {
    for (const char* message :
         {"F0 41 10 00 00 00 28 12 01 02 00 01 01 7B F7", "F0 41 10 00 00 00 28 12 01 00 02 12 00 00 6B F7",
          "F0 41 10 42 12 40 00 04 64 58 F7", "F0 43 10 4C 00 00 06 40 F7", "F0 43 10 4C 08 00 0B 40 F7",
          "F0 43 73 01 52 25 26 01 01 0C 00 00 01 00 01 00 00 01 40 F7", "F0 40 00 10 04 02 16 42 00 F7",
          "F0 44 17 01 7F 01 05 00 F7", "B0 07 10", "B0 7A 00", "F0 7E 7F 09 01 F7",
          "F0 7F 7F 04 03 00 40 F7", "FF"})
        EXPECT_NE(harm(hex(message)), "") << message;
    EXPECT_EQ(harm(hex("F0 41 10 00 00 00 28 12 01 00 02 1C 3F 22 F7")), "");
}

// Only PianoSession, which asks forbiddenReason() first, and NotePort, which sends notes and pedals alone,
// hold an output port to a piano.
TEST(NeverSendPaths, NothingElseOpensAnOutputPort) {
    const std::filesystem::path root(ATOS_SOURCE_DIR);
    std::vector<std::string> places;
    for (const char* folder : {"src", "ui"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (entry.path().extension() != ".cpp") continue;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) {
                const auto holds = [&line](const char* text) { return line.find(text) != std::string::npos; };
                // Asked only for its error, on a machine without MIDI.
                if ((holds("->openOutput(") || holds(".openOutput(")) && !holds(".error()"))
                    places.push_back(entry.path().filename().string());
            }
        }
    }
    // A joined system, and one that opens late, open for whoever calls them, and hold nothing.
    EXPECT_THAT(places, testing::UnorderedElementsAre("piano_session.cpp", "note_port.cpp",
                                                      "joined_system.cpp", "late_system.cpp"));
}

TEST(NeverSendPaths, ThePortForNotesSendsNothingThatSetsAnything) {
    MemorySystem system;
    system.addLoopback("Piano");
    std::vector<Bytes> received;
    const auto input = system.openInput("Piano", [&](double, std::span<const std::uint8_t> message) {
        received.emplace_back(message.begin(), message.end());
    });
    ASSERT_TRUE(input);
    const auto port = NotePort::open(system, "Piano");
    ASSERT_TRUE(port);
    for (int status = 0x80; status < 0x100; ++status)
        for (int number = 0; number < 128; ++number) {
            const ChannelMessage message{
                0, {static_cast<std::uint8_t>(status), static_cast<std::uint8_t>(number), 1}};
            static_cast<void>((*port)->play(message).ok());
        }
    for (const Bytes& message : received) {
        const int kind = message[0] & 0xF0;
        const bool pedal = kind == 0xB0 && (message[1] == 64 || message[1] == 66 || message[1] == 67);
        EXPECT_TRUE(kind == 0x80 || kind == 0x90 || pedal) << int(message[0]) << " " << int(message[1]);
    }
    EXPECT_EQ(received.size(), 16U * (128 + 128 + 3));
}

} // namespace atos
