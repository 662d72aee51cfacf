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

/// Knocks until `heard`: a new connection carries nothing before the server's next cycle, which on a busy
/// machine is later than connect() returns. Asking the server itself would take a JACK client for every
/// question, and a server whose clients come and go while others connect may leave one of them waiting for
/// ever. std::runtime_error after a minute.
inline void knockUntil(const std::function<bool()>& heard, const std::function<void()>& knock) {
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (!heard()) {
        if (std::chrono::steady_clock::now() > giveUp) throw std::runtime_error("nobody hears the piano");
        knock();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

/// Whether a program that keeps its takes under `dataHome` ($XDG_DATA_HOME) has heard anything.
inline bool takeHasBegun(const std::filesystem::path& dataHome) {
    std::error_code absent;
    const std::filesystem::directory_iterator takes(dataHome / "atos-midi" / "takes", absent);
    return std::any_of(begin(takes), end(takes),
                       [](const auto& file) { return file.file_size() > journalHeaderSize; });
}

} // namespace atos::test
