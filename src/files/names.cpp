// SPDX-License-Identifier: Apache-2.0
#include "files/names.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace atos {

bool namesStandardInput(const std::filesystem::path& path) {
    return path == "-" || path == "/dev/stdin" || path == "/dev/fd/0" || path == "/proc/self/fd/0";
}

bool namesStandardOutput(const std::filesystem::path& path) {
    return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

std::string inputName(const std::filesystem::path& path) {
    return namesStandardInput(path) ? "standard input" : path.string();
}

std::string outputName(const std::filesystem::path& path) {
    return namesStandardOutput(path) ? "standard output" : path.string();
}

const char* kindName(unsigned mode) {
    switch (mode & S_IFMT) {
    case S_IFDIR:
        return "a folder";
    case S_IFIFO:
        return "a pipe";
    case S_IFSOCK:
        return "a socket";
    case S_IFBLK:
        return "a disk";
    default:
        return "a device";
    }
}

Error cannot(const char* verb, const std::string& name, int number) {
    std::string sentence = std::string("Cannot ") + verb + " " + name + ": " + std::strerror(number) + ".";
    switch (number) {
    case EINTR:
        return cancelled();
    case EPIPE:
        return {ErrorCode::cancelled, {}, {}}; // who went away need not be told
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return environmentLacks(std::move(sentence), "Make room, or choose another disk.");
    case EROFS:
    case EIO:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOBUFS:
        return environmentLacks(std::move(sentence));
    default:
        return badInput(std::move(sentence));
    }
}

} // namespace atos
