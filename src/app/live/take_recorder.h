// SPDX-License-Identifier: Apache-2.0
// Keeps the running take twice: in memory, and in its journal from the first note on.
#pragma once

#include "core/result.h"
#include "midi/journal.h"
#include "midi/message.h"
#include "music/live_take.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// A take that has ended. Holds its journal's lock, so that nobody recovers it meanwhile.
struct FinishedTake {
    Performance performance;
    std::filesystem::path midi; ///< where keep() writes
    std::filesystem::path journal;
    std::unique_ptr<JournalWriter> writer; ///< null when the disk refused the journal from the start

    /// Writes the MIDI file, then removes the journal; when that fails the journal stays for recoverTakes().
    [[nodiscard]] Status keep() const;
};

/// One thread at a time.
class TakeRecorder {
public:
    explicit TakeRecorder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// In order of time.
    void add(std::span<const ChannelMessage> messages);
    [[nodiscard]] const LiveTake& take() const { return take_; }
    /// Why the disk does not keep the take; empty while it does.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    /// Ends the take at that moment and begins the next; empty when there was no note.
    [[nodiscard]] std::optional<FinishedTake> finish(double seconds);

private:
    void begin(double seconds);
    void keepOnDisk();

    std::filesystem::path folder_;
    LiveTake take_;
    WallClock::time_point started_;
    WallClock::time_point nextAttempt_; ///< to create a journal that the disk refused
    std::filesystem::path stem_;        ///< folder and name without extension
    std::unique_ptr<JournalWriter> writer_;
    std::vector<ChannelMessage> unwritten_;
    std::string trouble_;
};

/// "take-2026-11-21-044512-123": when it began, in UTC.
[[nodiscard]] std::string takeName(WallClock::time_point started);

} // namespace atos
