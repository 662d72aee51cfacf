// SPDX-License-Identifier: Apache-2.0
// For readers that must seek, what comes through a pipe is first put where they can. Any thread.
#pragma once

#include "core/result.h"
#include "files/descriptor.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

/// Whether `path` is standard input ("-") or a pipe. Opens nothing.
[[nodiscard]] bool isPiped(const std::filesystem::path& path);

/// All that came through a pipe, in a file without a name that is gone with this object.
class SpooledInput {
public:
    /// Reads until the end. badInput as readFile(), environment when the disk is full, cancelled by a signal.
    [[nodiscard]] static Result<SpooledInput> of(const std::filesystem::path& pipe, std::uintmax_t limit);

    /// To open it by, as often as wanted, while this object lives.
    [[nodiscard]] std::filesystem::path path() const;
    /// Its first bytes, at most sixteen.
    [[nodiscard]] std::string_view head() const { return {head_.data(), headSize_}; }
    /// A sentence about path() as one about the pipe.
    [[nodiscard]] std::string told(std::string sentence) const;
    [[nodiscard]] Error told(Error error) const;
    [[nodiscard]] std::vector<std::string> told(std::vector<std::string> sentences) const;

private:
    SpooledInput() = default;

    Descriptor file_;
    std::string name_;
    std::array<char, 16> head_{};
    std::size_t headSize_ = 0;
};

} // namespace atos
