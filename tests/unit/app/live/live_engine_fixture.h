// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/live_engine.h"
#include "midi/memory_system.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

namespace atos::test {

using Message = std::array<std::uint8_t, 3>;

/// The files of a folder that end so (".mid").
inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                                  std::string_view extension) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == extension) found.push_back(entry.path());
    return found;
}

/// An engine on a piano in memory, with a clock that the test turns.
class LiveEngineTest : public testing::Test {
protected:
    LiveEngineTest() { system.addLoopback("Piano"); }

    void SetUp() override {
        auto started = LiveEngine::start(folder.path() / "takes", [this] { return seconds.load(); });
        ASSERT_TRUE(started.ok());
        engine = std::move(started).value();
    }

    void connect() {
        ASSERT_TRUE(engine->connect(system, "Piano").ok());
        piano = std::move(*system.openOutput("Piano"));
    }

    /// What the pianist does at that second.
    void play(double at, Message message) {
        seconds = at;
        ASSERT_TRUE(piano->send(message).ok());
    }

    /// The first snapshot that fits. Fails the test, and returns the last one, when none comes.
    std::shared_ptr<const LiveSnapshot> waitFor(const std::function<bool(const LiveSnapshot&)>& fits) {
        const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        for (;;) {
            auto snapshot = engine->snapshot();
            if (fits(*snapshot)) return snapshot;
            if (std::chrono::steady_clock::now() > giveUp) {
                ADD_FAILURE() << "no such snapshot within 20 s";
                return snapshot;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    std::shared_ptr<const LiveSnapshot> waitForNotes(std::size_t count) {
        return waitFor(
            [count](const LiveSnapshot& snapshot) { return snapshot.take->notes.size() >= count; });
    }

    TemporaryFolder folder;
    std::atomic<double> seconds{1000};
    MemorySystem system{[this] { return seconds.load(); }};
    std::unique_ptr<OutputPort> piano;
    std::unique_ptr<LiveEngine> engine; ///< before the system goes
};

} // namespace atos::test
