// SPDX-License-Identifier: Apache-2.0
// Plays an endless take into an engine and tells on stdout when each note was struck (steady seconds, as raw
// doubles), until it is killed: take_player FOLDER.
#include "app/live/live_engine.h"
#include "midi/memory_system.h"

#include <chrono>
#include <cstdio>
#include <thread>

int main(int argc, char** argv) {
    using namespace atos;
    if (argc != 2) return 2;
    MemorySystem system;
    system.addLoopback("Piano");
    auto engine = LiveEngine::start(argv[1]);
    if (!engine || !(*engine)->connect(system, "Piano")) return 3;
    auto piano = system.openOutput("Piano");
    for (unsigned i = 0;; ++i) {
        const auto pitch = static_cast<std::uint8_t>(21 + i % 88);
        const double now = steadySeconds();
        if (!(*piano)->send(std::array<std::uint8_t, 3>{0x90, pitch, 80})) return 3;
        std::printf("%.6f\n", now);
        std::fflush(stdout);
        std::this_thread::sleep_for(std::chrono::milliseconds(2)); // a fast player
        if (!(*piano)->send(std::array<std::uint8_t, 3>{0x80, pitch, 0})) return 3;
    }
}
