// SPDX-License-Identifier: Apache-2.0
#include "audio/file/byte_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace atos {
namespace {

constexpr std::size_t bufferSize = 64 * 1024;

} // namespace

Result<std::shared_ptr<const ByteFile>> ByteFile::open(const std::filesystem::path& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!file || ::fstat(file.get(), &status) != 0)
        return badInput("Cannot open " + path.string() + ": " + std::generic_category().message(errno) + ".");
    return std::shared_ptr<const ByteFile>(
        new ByteFile(std::move(file), static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0))));
}

std::size_t ByteFile::readAt(std::uint64_t offset, std::span<char> bytes) const {
    std::size_t done = 0;
    while (done < bytes.size() && offset + done < size_) {
        const auto wanted = std::min<std::uint64_t>(bytes.size() - done, size_ - offset - done);
        const ssize_t read =
            ::pread(file_.get(), bytes.data() + done, wanted, static_cast<off_t>(offset + done));
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) break;
        done += static_cast<std::size_t>(read);
    }
    return done;
}

std::string ByteFile::textAt(std::uint64_t offset, std::size_t count) const {
    std::string text(offset < size_ ? std::min<std::uint64_t>(count, size_ - offset) : 0, '\0');
    text.resize(readAt(offset, text));
    return text;
}

std::optional<std::uint64_t> ByteFile::find(std::uint64_t from, std::uint64_t end, std::size_t shortest,
                                            const std::function<std::size_t(std::string_view)>& look) const {
    while (from + shortest <= end) {
        const std::string bytes = textAt(from, std::min<std::uint64_t>(bufferSize, end - from));
        if (const std::size_t found = look(bytes); found != std::string_view::npos) return from + found;
        if (bytes.size() < shortest) break;
        from += bytes.size() - shortest + 1;
    }
    return std::nullopt;
}

std::uint64_t StretchReader::positionInFile() const {
    return stretch_.begin + position_ - std::min<std::uint64_t>(position_, stretch_.head.size());
}

void StretchReader::seek(std::int64_t position) {
    position_ = static_cast<std::uint64_t>(
        std::clamp<std::int64_t>(position, 0, static_cast<std::int64_t>(stretch_.size())));
}

std::size_t StretchReader::read(std::span<char> bytes) {
    std::size_t done = 0;
    while (done < bytes.size() && position_ < stretch_.size()) {
        std::span<const char> ready;
        if (position_ < stretch_.head.size()) {
            ready = std::span(stretch_.head).subspan(position_);
        } else {
            const std::uint64_t at = positionInFile();
            if (at < bufferBegin_ || at >= bufferBegin_ + buffer_.size()) {
                buffer_.resize(std::min<std::uint64_t>(bufferSize, stretch_.end - at));
                bufferBegin_ = at;
                buffer_.resize(file_->readAt(at, buffer_));
                if (buffer_.empty()) break;
            }
            ready = std::span<const char>(buffer_).subspan(at - bufferBegin_);
        }
        const std::size_t taken = std::min(ready.size(), bytes.size() - done);
        std::memcpy(bytes.data() + done, ready.data(), taken);
        done += taken;
        position_ += taken;
    }
    return done;
}

std::uint64_t littleEndian(std::string_view bytes, std::size_t offset, std::size_t width) {
    if (offset + width > bytes.size()) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

std::uint64_t bigEndian(std::string_view bytes, std::size_t offset, std::size_t width) {
    if (offset + width > bytes.size()) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[offset + i]);
    return value;
}

std::string asLittleEndian(std::uint64_t value, std::size_t width) {
    std::string bytes(width, '\0');
    for (std::size_t i = 0; i < width; ++i)
        bytes[i] = static_cast<char>(value >> 8 * i & 0xFFU);
    return bytes;
}

std::string asBigEndian(std::uint64_t value, std::size_t width) {
    std::string bytes = asLittleEndian(value, width);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

} // namespace atos
