// SPDX-License-Identifier: Apache-2.0
// A very busy piano on the live engine for a long time, with a short rest a minute that parts the takes.
#pragma once

#include "app/live/live_engine.h"
#include "midi/memory_system.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <thread>

namespace atos::test {

struct SoakOutcome {
    std::uint64_t sent = 0;
    std::uint64_t passed = 0;  ///< through the engine
    std::uint64_t lost = 0;    ///< as the engine counts them
    std::size_t takes = 0;     ///< that it parted and kept
    double firstMegabytes = 0; ///< resident, after the first ten takes
    double lastMegabytes = 0;  ///< at the end
};

[[nodiscard]] inline double residentMegabytes() {
    std::ifstream statm("/proc/self/statm");
    double total = 0;
    double resident = 0;
    statm >> total >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// A thousand messages a second of the piano's own clock, for so many minutes of it. In real time that clock
/// is the wall's; otherwise it runs as fast as the engine follows.
[[nodiscard]] inline SoakOutcome soakLive(const std::filesystem::path& folder, int minutes, bool realTime) {
    constexpr std::uint64_t perSecond = 1'000;
    constexpr std::uint64_t perMinute = 60 * perSecond;
    constexpr double rest = 0.5; // seconds
    constexpr std::uint64_t mostAhead = 8'192;
    std::atomic<double> turned{1000};
    const Clock clock = realTime ? Clock(steadySeconds) : Clock([&turned] { return turned.load(); });
    MemorySystem system(clock);
    system.addLoopback("Piano");
    auto engine = std::move(*LiveEngine::start(folder, clock, rest));
    std::atomic<std::uint64_t> passed{0};
    engine->setThru([&passed](const ChannelMessage&) { ++passed; });
    SoakOutcome outcome;
    if (!engine->connect(system, "Piano")) return outcome;
    const auto piano = std::move(*system.openOutput("Piano"));
    auto due = std::chrono::steady_clock::now();
    const auto advance = [&](std::chrono::milliseconds time) {
        turned = turned + std::chrono::duration<double>(time).count();
        if (realTime) std::this_thread::sleep_until(due += time);
    };
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(minutes) * perMinute; ++i) {
        while (outcome.sent - passed > mostAhead)
            std::this_thread::yield();
        if (i % perMinute == 0 && i > 0) {
            while (passed < outcome.sent) // a rest is seen between two batches, not within one
                std::this_thread::yield();
            advance(std::chrono::milliseconds(2 * static_cast<int>(1000 * rest)));
            if (i == 10 * perMinute) outcome.firstMegabytes = residentMegabytes();
        }
        const auto status = static_cast<std::uint8_t>(i % 2 == 0 ? 0x90 : 0x80);
        const auto pitch = static_cast<std::uint8_t>(21 + i / 2 % 88);
        if (piano->send(std::array<std::uint8_t, 3>{status, pitch, 64})) ++outcome.sent;
        advance(std::chrono::milliseconds(1));
    }
    while (passed + engine->snapshot()->lost < outcome.sent)
        std::this_thread::yield();
    static_cast<void>(engine->finishTake().ok());
    outcome.passed = passed;
    outcome.lost = engine->snapshot()->lost;
    outcome.takes = engine->snapshot()->finishedTakes;
    outcome.lastMegabytes = residentMegabytes();
    return outcome;
}

} // namespace atos::test
