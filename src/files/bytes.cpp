// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace atos {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

Error cannot(const char* verb, const std::filesystem::path& path) {
    return badInput("Cannot " + std::string(verb) + " " + path.string() + ": " + std::strerror(errno) + ".");
}

bool writeAll(int fd, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Result<Bytes> readFile(const std::filesystem::path& path, std::uintmax_t limit) {
    // O_NONBLOCK: opening a pipe that nobody writes to must not hang.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return cannot("open", path);
    if (S_ISDIR(status.st_mode)) return badInput(path.string() + " is a folder, not a file.");
    if (!S_ISREG(status.st_mode)) return badInput(path.string() + " is not a regular file.");
    const auto size = static_cast<std::uintmax_t>(status.st_size);
    if (size > limit) {
        return badInput(path.string() + " is too large (" + std::to_string(size) + " bytes, at most "
                        + std::to_string(limit) + ").");
    }
    Bytes bytes(size);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot("read", path);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

Status writeFile(const std::filesystem::path& path, std::span<const std::uint8_t> bytes) {
    std::error_code ignored; // what cannot be looked at cannot be written either, and is told below
    if (std::filesystem::is_directory(path, ignored))
        return badInput(path.string() + " is a folder, not a file.");
    std::string partial = path.string() + ".part-XXXXXX";
    const Descriptor file(::mkostemp(partial.data(), O_CLOEXEC));
    if (file.get() < 0) return cannot("write", path);
    const bool written = writeAll(file.get(), bytes) && ::fchmod(file.get(), 0644) == 0
                         && ::rename(partial.c_str(), path.c_str()) == 0;
    if (written) return {};
    const Error error = cannot("write", path);
    ::unlink(partial.c_str());
    return error;
}

Status writeFile(const std::filesystem::path& path, std::string_view text) {
    return writeFile(path, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::string contentHash(std::span<const std::uint8_t> bytes) {
    RunningFingerprint running;
    running.add(bytes);
    return running.digits();
}

std::string RunningFingerprint::digits() const {
    std::uint64_t hash = hash_;
    std::string digits(16, '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, hash >>= 4)
        *digit = "0123456789abcdef"[hash & 15];
    return digits;
}

} // namespace atos
