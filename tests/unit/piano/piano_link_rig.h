// SPDX-License-Identifier: Apache-2.0
// A simulated piano on a memory port, and a link to it whose clock is turned by hand.
#pragma once

#include "piano/link/piano_link.h"

#include "midi/memory_system.h"
#include "piano/link/snapshot.h"
#include "piano/protocols/roland_app.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace atos::test {

inline TonePreset mellow() {
    TonePreset tone;
    tone.id = "mellow";
    tone.voice = Voice::mellowGrand;
    tone.brightness = -1;
    tone.reverbTime = 2.0;
    return tone;
}

inline TonePreset bright() {
    TonePreset tone;
    tone.id = "bright";
    tone.brightness = 1;
    tone.touch = 2;
    return tone;
}

class PianoLinkRig : public ::testing::Test {
protected:
    void plugIn(const std::string& profileId) { plugIn(shippedProfile(profileId)); }

    void plugIn(const KeyboardProfile& as) {
        profile = as;
        auto started = SimulatedPiano::start(system, profile, port);
        ASSERT_TRUE(started);
        piano = *std::move(started);
        openLink(profile);
    }

    void openLink(const KeyboardProfile& as, bool withInput = true) {
        PianoLinkOptions options;
        options.snapshotFolder = folder / "snapshots";
        options.experimental = experimental;
        options.quiet = [this] { return quiet(); };
        options.wait = [this](double seconds) {
            waited += seconds;
            ++waits;
            onWait();
        };
        auto opened = PianoLink::open(system, port, withInput ? port : "", as, options);
        ASSERT_TRUE(opened) << opened.error().message;
        link = *std::move(opened);
    }

    [[nodiscard]] bool snapshotExists() const {
        return std::filesystem::exists(folder / "snapshots")
               && !std::filesystem::is_empty(folder / "snapshots");
    }

    [[nodiscard]] static bool isToneWrite(const Bytes& message) {
        const auto roland = parseRoland(message);
        return roland && roland->isDataSet && roland->address[2] == 0x02;
    }

    [[nodiscard]] std::size_t toneWrites() const {
        const auto received = piano->received();
        return static_cast<std::size_t>(std::count_if(received.begin(), received.end(), isToneWrite));
    }

    [[nodiscard]] std::map<std::string, int> panel() const {
        std::map<std::string, int> values;
        for (const Parameter& parameter : profile.parameters)
            values[parameter.name] = piano->value(parameter.name);
        return values;
    }

    const std::string port = "FP-30X MIDI 1";
    const TemporaryFolder folder;
    MemorySystem system;
    KeyboardProfile profile;
    std::unique_ptr<SimulatedPiano> piano;
    std::unique_ptr<PianoLink> link;
    std::function<bool()> quiet = [] { return true; };
    std::function<void()> onWait = [] {};
    bool experimental = false;
    double waited = 0;
    int waits = 0;
    Task task;
};

} // namespace atos::test
