// SPDX-License-Identifier: Apache-2.0
// The inputs that a command line names.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace atos {

/// What a verb reads, and so what it finds in a folder.
enum class InputKind {
    midi,       ///< .mid, .midi, .kar, .rmi
    recordings, ///< .wav, .flac, .mp3 ...
    music,      ///< both
};

struct Input {
    std::filesystem::path path;
    std::optional<Error> error{};   ///< why it cannot be done, where that is known already
    std::filesystem::path below{};  ///< where it lies below the folder that was named; else its own name
    std::filesystem::path output{}; ///< what is written of it, by a verb that writes
};

struct Inputs {
    std::vector<Input> all;
    bool several = false; ///< more than one was named, or a folder

    [[nodiscard]] std::vector<std::filesystem::path> paths() const; ///< of those without an error
};

/// Files as they are; folders as all music below them, sorted by path, but for hidden files and folders. What
/// does not exist, and a folder that may not be read or holds no music, stands in its place with its error.
[[nodiscard]] Inputs expandInputs(const std::vector<std::filesystem::path>& named, InputKind kind);

/// The same for a verb that needs all of them: the first error.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
requireInputs(const std::vector<std::filesystem::path>& named, InputKind kind);

} // namespace atos
