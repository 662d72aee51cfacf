// SPDX-License-Identifier: Apache-2.0
// What a name stands for, and how it and its troubles are told. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>

namespace atos {

/// "-", /dev/stdin and their like. A file that is called so is named "./-".
[[nodiscard]] bool namesStandardInput(const std::filesystem::path& path);
/// "-", /dev/stdout and their like.
[[nodiscard]] bool namesStandardOutput(const std::filesystem::path& path);

/// As sentences call what is read: "standard input", or the path.
[[nodiscard]] std::string inputName(const std::filesystem::path& path);
/// As sentences call what is written: "standard output", or the path.
[[nodiscard]] std::string outputName(const std::filesystem::path& path);

/// What `mode` (stat) says that is there when it is no regular file: "a folder", "a device".
[[nodiscard]] const char* kindName(unsigned mode);

/// "Cannot <verb> <name>: <reason>.", by the number in errno: environment when the machine is short of
/// something (a full or read-only disk, open files), cancelled when a signal broke it off or (without a word)
/// when the reader went away, else badInput.
[[nodiscard]] Error cannot(const char* verb, const std::string& name, int number);

} // namespace atos
