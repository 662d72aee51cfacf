// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"

#include "files/descriptor.h"
#include "files/names.h"
#include "files/output_file.h"
#include "files/pipe.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace atos {
namespace {

Result<Bytes> readPiped(const std::filesystem::path& path, std::uintmax_t limit) {
    Bytes bytes;
    const auto read = readPipe(path, limit, [&bytes](std::span<const std::uint8_t> part) {
        bytes.insert(bytes.end(), part.begin(), part.end());
        return Status();
    });
    if (!read) return read.error();
    return bytes;
}

Result<Bytes> readRegular(int fd, const std::string& name, std::uintmax_t size, std::uintmax_t limit) {
    if (size > limit) {
        return badInput(name + " is too large (" + std::to_string(size) + " bytes, at most "
                        + std::to_string(limit) + ").");
    }
    Bytes bytes(size);
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const ssize_t got = ::read(fd, bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot("read", name, errno);
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

} // namespace

Result<Bytes> readFile(const std::filesystem::path& path, std::uintmax_t limit) {
    if (namesStandardInput(path)) return readPiped(path, limit);
    const std::string name = path.string();
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return cannot("open", name, errno);
    if (S_ISFIFO(status.st_mode)) return readPiped(path, limit);
    // Not opened: a device may do something then.
    if (S_ISDIR(status.st_mode)) return badInput(name + " is a folder, not a file.");
    if (!S_ISREG(status.st_mode)) return badInput(name + " is " + kindName(status.st_mode) + ", not a file.");
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file || ::fstat(file.get(), &status) != 0) return cannot("open", name, errno);
    if (!S_ISREG(status.st_mode)) return badInput(name + " is not a file any more.");
    return readRegular(file.get(), name, static_cast<std::uintmax_t>(status.st_size), limit);
}

Status writeFile(const std::filesystem::path& path, std::span<const std::uint8_t> bytes) {
    return writeOutput(path, Content::binary, bytes);
}

Status writeFile(const std::filesystem::path& path, std::string_view text) {
    return writeOutput(path, Content::text,
                       std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
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
