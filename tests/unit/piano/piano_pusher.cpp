// SPDX-License-Identifier: Apache-2.0
// Changes a simulated piano's tone again and again until it is killed, and tells on stdout how the piano is
// set after each message: piano_pusher PROFILE.json SNAPSHOT_FOLDER.
#include "midi/memory_system.h"
#include "piano/link/piano_link.h"
#include "piano/profile/profile_json.h"
#include "piano/simulated/simulated_piano.h"

#include <chrono>
#include <cstdio>
#include <thread>

int main(int argc, char** argv) {
    using namespace atos;
    if (argc != 3) return 2;
    const auto json = readJson(argv[1]);
    const auto profile = json ? profileFromJson(*json) : json.error();
    if (!profile) return 2;
    MemorySystem system;
    const auto piano = SimulatedPiano::start(system, *profile, "Piano");
    if (!piano) return 3;
    PianoLinkOptions options;
    options.snapshotFolder = argv[2];
    options.wait = [&](double) {
        for (const auto& [parameter, value] : (*piano)->values())
            std::printf("%s=%d ", parameter.c_str(), value);
        std::printf("\n");
        std::fflush(stdout);
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    };
    auto link = PianoLink::open(system, "Piano", "Piano", *profile, options);
    TonePreset tone;
    tone.id = "pushed";
    for (double side = 1; link; side = -side) {
        tone.brightness = side;
        tone.touch = 2 * side;
        tone.reverbTime = 1.5 + side;
        if (!(*link)->push(tone, Task{})) break;
    }
    return 3;
}
