// SPDX-License-Identifier: Apache-2.0
// Keeps the library and the folder with its MIDI files in step. The thread of the library.
#pragma once

#include "app/library/take_library.h"
#include "core/task.h"
#include "music/smf.h"

#include <filesystem>

namespace atos {

/// How long a removed take can be restored at least, seconds: two windows may share a library.
inline constexpr UnixSeconds undoSeconds = 24 * 60 * 60;

/// Adds the newest MIDI files of the folder that the library does not know: what the engine kept or brought
/// back. At most takesAtOnce of them, so that a first start with many shows something soon: call it until it
/// returns 0, how many were added. Files that cannot be read are left alone. Stops early when cancelled.
inline constexpr std::size_t takesAtOnce = 32;
[[nodiscard]] Result<int> addNewTakes(TakeLibrary& library, const std::filesystem::path& folder,
                                      UnixSeconds now, const Task& task);

/// Copies a MIDI file into the folder and adds it; one that is there already (the same bytes) is only
/// restored. It was played when its name tells so, as the recorder's do, else when the file was last written.
/// A file of the folder itself is left as it is. Returns its name within the folder. badInput as readMidi().
[[nodiscard]] Result<std::string> importTake(TakeLibrary& library, const std::filesystem::path& folder,
                                             const std::filesystem::path& file, const std::string& title,
                                             UnixSeconds now);

/// Erases for good what was removed more than undoSeconds ago and, with `days` > 0, what has had no star for
/// so many days since it was added. Returns how many takes.
[[nodiscard]] Result<int> eraseOldTakes(TakeLibrary& library, const std::filesystem::path& folder, int days,
                                        UnixSeconds now);

/// Its music. badInput as readMidi(). Any thread.
[[nodiscard]] Result<Performance> readTake(const std::filesystem::path& take);

/// A take's MIDI file has at most so many bytes.
inline constexpr std::uintmax_t largestTake = largestMidiFile;
/// Copies it to where the user says, whole or not at all; the copy has the time when it was played, so that
/// another library dates it as this one. badInput when it cannot be read. Any thread.
[[nodiscard]] Status exportTake(const std::filesystem::path& take, const std::filesystem::path& to,
                                UnixSeconds played);

} // namespace atos
