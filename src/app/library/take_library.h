// SPDX-License-Identifier: Apache-2.0
// The database of takes: an SQLite file with full-text search (FTS5). The music itself stays in MIDI files
// beside it; see take_folder.h.
#pragma once

#include "app/library/take.h"
#include "core/result.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// One thread: the one that opened it. Needs a QCoreApplication, whose plugins hold the SQLite driver.
class TakeLibrary {
public:
    /// Creates the file when there is none and brings an older one up to date in one step that happens whole
    /// or not at all (six seconds for 100,000 takes, once). badInput when the file is seen to be damaged,
    /// another program's, or of a newer version: it is then left as it is. environment when it is locked for
    /// longer than `patience`, may not be written, or the driver is missing.
    [[nodiscard]] static Result<std::unique_ptr<TakeLibrary>>
    open(const std::filesystem::path& file,
         std::chrono::milliseconds patience = std::chrono::milliseconds(2000));
    virtual ~TakeLibrary() = default;

    /// Reads all of the file, .1 s for 100,000 takes: badInput when it is damaged anywhere. Call it before
    /// the first change.
    [[nodiscard]] virtual Status check() = 0;

    /// Newest first. Finds the first of any number in some milliseconds.
    [[nodiscard]] virtual Result<std::vector<Take>> find(const TakeQuery& query) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> students() = 0; ///< by name, each once
    [[nodiscard]] virtual Result<std::vector<std::string>> tags() = 0; ///< the words of all tags, the same
    [[nodiscard]] virtual Result<std::set<std::string>> files() = 0;   ///< of all takes, removed ones too
    [[nodiscard]] virtual Result<bool> knows(const std::string& file) = 0; ///< also of a removed take

    /// Adds all or none; a file that is already there is left as it is. `now` is where retention counts from.
    [[nodiscard]] virtual Status add(std::span<const Take> takes, UnixSeconds now) = 0;
    /// What is written on these takes and when they were played, all or none.
    [[nodiscard]] virtual Status describe(std::span<const TakeDescription> takes) = 0;
    [[nodiscard]] virtual Status setStarred(std::int64_t id, bool starred) = 0;
    /// What a calibration of this file found.
    [[nodiscard]] virtual Status setStyle(const std::string& file, const std::string& composer,
                                          const std::string& genre) = 0;

    /// Hides a take; restore() brings it back until erasable() names its file.
    [[nodiscard]] virtual Status remove(std::int64_t id, UnixSeconds now) = 0;
    [[nodiscard]] virtual Status restore(const std::string& file) = 0;
    /// Files of takes that were removed before `removedBefore`, and of those without a star that were added
    /// before `addedBefore`.
    [[nodiscard]] virtual Result<std::vector<std::string>> erasable(UnixSeconds removedBefore,
                                                                    UnixSeconds addedBefore) = 0;
    /// Takes the row out for good.
    [[nodiscard]] virtual Status forget(const std::string& file) = 0;
};

} // namespace atos
