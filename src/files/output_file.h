// SPDX-License-Identifier: Apache-2.0
// Files that appear whole or not at all, whatever ends the program. Any thread.
#pragma once

#include "core/result.h"
#include "files/descriptor.h"

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace atos {

/// What is written: only text is shown on a terminal.
enum class Content { text, binary };

/// Where the bytes for a name go.
struct OutputTarget {
    std::string name; ///< for sentences
    /// The file that is made or replaced: where links lead, its folder absolute and free of links. Empty for
    /// standard output, a pipe or a device, which are written to and never replaced.
    std::filesystem::path file;
    std::optional<struct stat> existing;
    std::filesystem::path device; ///< a pipe or device; empty for standard output
};

/// Finds, without writing, what would stand in the way, so that it is told before the work: badInput for a
/// folder that does not exist or may not be written to, a file that is write-protected, a name that is too
/// long, a loop of links, a terminal for what is binary; environment for a read-only disk.
[[nodiscard]] Result<OutputTarget> findOutput(const std::filesystem::path& path, Content content);

/// The same for who does not need the place.
[[nodiscard]] Status checkOutput(const std::filesystem::path& path, Content content);

/// Begun in the target's folder without a name (with a short one where the file system wants that), and named
/// by finish(). A file that is replaced keeps its mode and, where that is allowed, its owner; a new one gets
/// its mode from the umask. What goes to a pipe or device is copied there at the end.
class OutputFile {
public:
    [[nodiscard]] static Result<OutputFile> create(const std::filesystem::path& path, Content content);
    /// What findOutput() found a moment ago.
    [[nodiscard]] static Result<OutputFile> create(OutputTarget target);
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile(); ///< nothing remains unless finish() succeeded

    /// Open for reading and writing, can be sought in; stays this object's.
    [[nodiscard]] int descriptor() const { return file_.get(); }
    [[nodiscard]] const std::string& name() const { return target_.name; }
    [[nodiscard]] Status write(std::span<const std::uint8_t> bytes);
    [[nodiscard]] Status finish();

private:
    OutputFile() = default;
    [[nodiscard]] Status open();
    [[nodiscard]] Status spool();
    void keepOwnerAndMode();
    [[nodiscard]] Status appear();
    [[nodiscard]] Status copyToDevice();

    OutputTarget target_;
    Descriptor folder_;
    Descriptor file_;
    std::string temporary_; ///< its name in the folder until it has its own; empty: it has none
};

/// All at once; `bytes` go to a pipe or device directly.
[[nodiscard]] Status writeOutput(const std::filesystem::path& path, Content content,
                                 std::span<const std::uint8_t> bytes);

/// A file without a name that goes with its descriptor, for what does not fit in memory: in the folder for
/// temporary files, or in memory where that has none.
[[nodiscard]] Result<Descriptor> unnamedFile();

} // namespace atos
