// SPDX-License-Identifier: Apache-2.0
// Bounded reading and all-or-nothing writing of whole files. Any thread.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace atos {

using Bytes = std::vector<std::uint8_t>;

/// Reads a regular file, or what comes through a pipe or standard input ("-") until its end, of at most
/// `limit` bytes. badInput, in one sentence that names the file, when it does not exist, is a folder or
/// device, may not be read, or is larger; also for a pipe that nobody writes to and standard input that is a
/// terminal.
[[nodiscard]] Result<Bytes> readFile(const std::filesystem::path& path, std::uintmax_t limit);

/// A reader never sees half a file, and a failure leaves the old one as it was (files/output_file.h): bytes,
/// which no terminal shows, or text.
[[nodiscard]] Status writeFile(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);
[[nodiscard]] Status writeFile(const std::filesystem::path& path, std::string_view text);

/// FNV-1a, 64 bits, as 16 hexadecimal digits: names inputs and models in calibrations. Not a defence against
/// forgery.
[[nodiscard]] std::string contentHash(std::span<const std::uint8_t> bytes);

/// The same, piece by piece.
class RunningFingerprint {
public:
    void add(std::span<const std::uint8_t> bytes) {
        for (const std::uint8_t byte : bytes)
            hash_ = (hash_ ^ byte) * 0x100000001b3ULL;
    }
    [[nodiscard]] std::string digits() const;

private:
    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

} // namespace atos
