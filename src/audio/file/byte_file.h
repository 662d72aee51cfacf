// SPDX-License-Identifier: Apache-2.0
// A file's bytes wherever one looks, and stretches of it as decoders want them: as a file of their own.
// Private to this module. One thread at a time.
#pragma once

#include "core/result.h"
#include "files/descriptor.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atos {

class ByteFile {
public:
    /// badInput when it cannot be opened.
    [[nodiscard]] static Result<std::shared_ptr<const ByteFile>> open(const std::filesystem::path& path);

    /// When it was opened.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Fewer than asked for only at the end, or where the disk fails.
    [[nodiscard]] std::size_t readAt(std::uint64_t offset, std::span<char> bytes) const;
    /// The same as text, up to `count` bytes.
    [[nodiscard]] std::string textAt(std::uint64_t offset, std::size_t count) const;
    /// Where something begins, from `from` on and before `end`. `look` is given stretch after stretch and
    /// says where in it that is, or npos; the stretches overlap, so that what is `shortest` bytes long lies
    /// whole in one.
    [[nodiscard]] std::optional<std::uint64_t>
    find(std::uint64_t from, std::uint64_t end, std::size_t shortest,
         const std::function<std::size_t(std::string_view)>& look) const;

private:
    ByteFile(Descriptor file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

    Descriptor file_;
    std::uint64_t size_;
};

/// Bytes of our own, and after them a stretch of a file.
struct ByteStretch {
    std::string head{};
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    [[nodiscard]] std::uint64_t size() const { return head.size() + (end - begin); }
};

/// Reads a stretch as if it were a file, through a buffer.
class StretchReader {
public:
    StretchReader(std::shared_ptr<const ByteFile> file, ByteStretch stretch)
        : file_(std::move(file)), stretch_(std::move(stretch)) {}

    [[nodiscard]] std::uint64_t size() const { return stretch_.size(); }
    [[nodiscard]] std::uint64_t position() const { return position_; }
    /// Where that is in the file.
    [[nodiscard]] std::uint64_t positionInFile() const;
    /// To between the beginning and the end.
    void seek(std::int64_t position);
    [[nodiscard]] std::size_t read(std::span<char> bytes);

private:
    std::shared_ptr<const ByteFile> file_;
    ByteStretch stretch_;
    std::uint64_t position_ = 0;
    std::vector<char> buffer_;
    std::uint64_t bufferBegin_ = 0; ///< in the file
};

/// Numbers as files hold them; 0 where the text is too short.
[[nodiscard]] std::uint64_t littleEndian(std::string_view bytes, std::size_t offset, std::size_t width);
[[nodiscard]] std::uint64_t bigEndian(std::string_view bytes, std::size_t offset, std::size_t width);
[[nodiscard]] std::string asLittleEndian(std::uint64_t value, std::size_t width);
[[nodiscard]] std::string asBigEndian(std::uint64_t value, std::size_t width);

} // namespace atos
