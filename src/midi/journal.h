// SPDX-License-Identifier: Apache-2.0
// The take journal: every message on disk while it is played, so that a killed process loses next to nothing.
// Format in docs/live.md.
#pragma once

#include "core/result.h"
#include "files/bytes.h"
#include "midi/message.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace atos {

using WallClock = std::chrono::system_clock;

inline constexpr std::size_t journalHeaderSize = 24;
inline constexpr std::size_t journalRecordSize = 16;
/// The largest journal that is read, 256 MiB: 4 hours of 1,000 messages a second.
inline constexpr std::uintmax_t largestJournal = 256U << 20U;

/// The one writer of one file, locked against readers while it lives. One thread at a time.
class JournalWriter {
public:
    /// Creates `path`, which must not exist. environment when the disk refuses.
    [[nodiscard]] static Result<std::unique_ptr<JournalWriter>> create(const std::filesystem::path& path,
                                                                       WallClock::time_point started);
    ~JournalWriter();
    JournalWriter(const JournalWriter&) = delete;
    JournalWriter& operator=(const JournalWriter&) = delete;

    /// Hands the messages to the operating system in one call: they survive the process. environment when the
    /// disk is full; what was not written is kept and goes first the next time.
    [[nodiscard]] Status append(std::span<const ChannelMessage> messages);

private:
    explicit JournalWriter(int file) : file_(file) {}

    int file_;
    Bytes pending_;
    std::size_t writtenBytes_ = 0; ///< whole records on disk, header included
    std::uint32_t nextRecord_ = 0;
};

struct JournalContents {
    WallClock::time_point started;
    std::vector<ChannelMessage> messages;
    bool damaged = false; ///< ends before the file does: the rest cannot be trusted
};

/// Everything up to the first record that is cut off, altered, out of place or no channel message in order of
/// time. badInput when the header is not that of a journal.
[[nodiscard]] Result<JournalContents> parseJournal(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<JournalContents> readJournal(const std::filesystem::path& path);

/// Whether a living JournalWriter holds the file.
[[nodiscard]] bool journalInUse(const std::filesystem::path& path);

} // namespace atos
