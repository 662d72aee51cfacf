// SPDX-License-Identifier: Apache-2.0
#include "app/library/take_folder.h"

#include "analysis/harmony.h"
#include "files/bytes.h"
#include "music/smf.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <limits>
#include <system_error>

namespace atos {
namespace {

/// Below this the best of 24 keys is a guess.
constexpr double leastKeyConfidence = 0.2;

Take describe(const Performance& performance, std::string file) {
    Take take;
    take.file = std::move(file);
    take.seconds = performance.duration();
    take.notes = static_cast<int>(performance.notes.size());
    const KeyTimeline keys = findKeys(performance);
    if (keys.confidence >= leastKeyConfidence) {
        take.key = tonicName(keys.global);
        take.key += ' ';
        take.key += modeName(keys.global.mode);
    }
    return take;
}

/// From the name that the recorder gave ("take-2026-11-21-044512-123", UTC), else the file's own time; 0 when
/// that is not known.
UnixSeconds timeOf(const std::filesystem::path& file) {
    std::tm utc{};
    if (::strptime(file.filename().c_str(), "take-%Y-%m-%d-%H%M%S", &utc) != nullptr) return ::timegm(&utc);
    std::error_code failure;
    const auto written = std::filesystem::last_write_time(file, failure);
    if (failure) return 0;
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::file_clock::to_sys(written).time_since_epoch())
        .count();
}

std::vector<std::filesystem::path> unknownFiles(const std::filesystem::path& folder,
                                                const std::set<std::string>& known) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
        if (entry->path().extension() == ".mid" && !known.contains(entry->path().filename().string()))
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end(), std::greater<>());
    return files;
}

} // namespace

Result<int> addNewTakes(TakeLibrary& library, const std::filesystem::path& folder, UnixSeconds now,
                        const Task& task) {
    const auto known = library.files();
    if (!known) return known.error();
    std::vector<Take> found;
    for (const std::filesystem::path& file : unknownFiles(folder, *known)) {
        if (found.size() == takesAtOnce || task.cancel.cancelled()) break;
        const auto performance = readMidi(file);
        if (!performance || performance->notes.empty()) continue;
        Take take = describe(*performance, file.filename().string());
        take.played = timeOf(file);
        if (performance->title != file.stem().string()) take.labels.title = performance->title;
        found.push_back(std::move(take));
    }
    if (found.empty()) return 0;
    if (const Status added = library.add(found, now); !added) return added.error();
    return static_cast<int>(found.size());
}

Result<std::string> importTake(TakeLibrary& library, const std::filesystem::path& folder,
                               const std::filesystem::path& file, const std::string& title, UnixSeconds now) {
    std::error_code failure;
    if (std::filesystem::equivalent(file.parent_path(), folder, failure)) return file.filename().string();
    const auto performance = readMidi(file);
    if (!performance) return performance.error();
    const auto bytes = readFile(file, largestMidiFile);
    if (!bytes) return bytes.error();
    std::string name = "opened-";
    name += contentHash(*bytes);
    name += ".mid";

    const auto known = library.knows(name);
    if (!known) return known.error();
    if (*known) {
        if (const Status restored = library.restore(name); !restored) return restored.error();
        return name;
    }
    std::filesystem::create_directories(folder, failure);
    if (const Status written = writeFile(folder / name, *bytes); !written) return written.error();
    Take take = describe(*performance, name);
    take.origin = TakeOrigin::opened;
    take.played = timeOf(file);
    if (take.played <= 0 || take.played > now) take.played = now; // a clock that was wrong
    take.labels.title = title;
    if (const Status added = library.add(std::span(&take, 1), now); !added) return added.error();
    return name;
}

Result<int> eraseOldTakes(TakeLibrary& library, const std::filesystem::path& folder, int days,
                          UnixSeconds now) {
    const UnixSeconds addedBefore =
        days > 0 ? now - UnixSeconds{days} * 24 * 60 * 60 : std::numeric_limits<UnixSeconds>::min();
    const auto files = library.erasable(now - undoSeconds, addedBefore);
    if (!files) return files.error();
    int erased = 0;
    for (const std::string& file : *files) {
        // The file first: a row without its file is erased next time, a file without its row would come back.
        if (std::filesystem::path(file).filename() != file)
            continue; // nobody's hand reaches out of the folder
        std::error_code failure;
        std::filesystem::remove(folder / file, failure);
        if (failure) continue;
        if (const Status forgotten = library.forget(file); !forgotten) return forgotten.error();
        ++erased;
    }
    return erased;
}

Result<Performance> readTake(const std::filesystem::path& take) {
    return readMidi(take);
}

Status exportTake(const std::filesystem::path& take, const std::filesystem::path& to, UnixSeconds played) {
    const auto bytes = readFile(take, largestTake);
    if (!bytes) return bytes.error();
    if (const Status written = writeFile(to, *bytes); !written) return written;
    std::error_code kept; // where a disk keeps no times, the copy has that of today
    std::filesystem::last_write_time(
        to, std::chrono::file_clock::from_sys(std::chrono::sys_seconds(std::chrono::seconds(played))), kept);
    return {};
}

} // namespace atos
