// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "midi/journal.h"
#include "music/performance.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <thread>

namespace atos::test {

/// The key that knocks: no bundled piece has it.
inline constexpr std::uint8_t knockPitch = 108;

/// How many notes of a take are no knocks.
inline std::size_t notesPlayed(const Performance& take) {
    return static_cast<std::size_t>(std::count_if(take.notes.begin(), take.notes.end(),
                                                  [](const Note& note) { return note.pitch != knockPitch; }));
}

/// Tries again until it holds. std::runtime_error after a minute.
inline void waitUntil(
    const std::function<bool()>& holds, const std::function<void()>& meanwhile = [] {}) {
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > giveUp) throw std::runtime_error("waited in vain");
        meanwhile();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

/// Knocks until `heard`: a new connection carries nothing before the server's next cycle, which on a busy
/// machine is later than connect() returns. Asking the server itself would take a JACK client for every
/// question, and a server whose clients come and go while others connect may leave one of them waiting for
/// ever.
inline void knockUntil(const std::function<bool()>& heard, const std::function<void()>& knock) {
    waitUntil(heard, knock);
}

/// Whether a program that keeps its takes under `dataHome` ($XDG_DATA_HOME) has heard so many notes that are
/// no knocks, or with `notes` 0 anything. When a sender is done, what it sent may still be on its way.
inline bool takeHolds(const std::filesystem::path& dataHome, std::size_t notes) {
    std::error_code absent;
    std::size_t heard = 0;
    bool anything = false;
    for (const auto& file : std::filesystem::directory_iterator(dataHome / "atos-midi" / "takes", absent))
        if (const auto journal = readJournal(file.path())) {
            const auto& messages = journal->messages;
            anything = anything || !messages.empty();
            heard += static_cast<std::size_t>(
                std::count_if(messages.begin(), messages.end(), [](const ChannelMessage& message) {
                    return message.isNoteOn() && message.bytes[1] != knockPitch;
                }));
        }
    return anything && heard >= notes;
}

} // namespace atos::test
