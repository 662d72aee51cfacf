// SPDX-License-Identifier: Apache-2.0
#include "files/pipe.h"

#include "files/descriptor.h"
#include "files/names.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace atos {
namespace {

/// For somebody who is about to write to a pipe.
constexpr int writerPatience = 2000; // milliseconds

} // namespace

Status readPipe(const std::filesystem::path& pipe, std::uintmax_t limit,
                const std::function<Status(std::span<const std::uint8_t>)>& take) {
    const std::string name = inputName(pipe);
    Descriptor opened;
    if (!namesStandardInput(pipe)) {
        // O_NONBLOCK: opening a pipe that nobody writes to must not hang.
        opened = Descriptor(::open(pipe.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        if (!opened) return cannot("open", name, errno);
    } else if (::isatty(STDIN_FILENO) == 1) {
        return badInput("Nothing is piped into standard input.", "Name a file, or pipe one in.");
    }
    const int fd = opened ? opened.get() : STDIN_FILENO;
    std::array<std::uint8_t, 65536> block{};
    std::uintmax_t total = 0;
    bool waited = false;
    for (;;) {
        const ssize_t got = ::read(fd, block.data(), block.size());
        pollfd readable{fd, POLLIN, 0};
        if (got > 0) {
            total += static_cast<std::uintmax_t>(got);
            if (total > limit)
                return badInput(name + " gives too much (at most " + std::to_string(limit)
                                + " bytes are read).");
            if (auto taken = take(std::span(block.data(), static_cast<std::size_t>(got))); !taken)
                return taken;
        } else if (got == 0 && total == 0 && !waited) {
            waited = true; // the writer may not have opened it yet
            if (::poll(&readable, 1, writerPatience) < 0) return cannot("read", name, errno);
        } else if (got == 0) {
            break;
        } else if (errno != EAGAIN || ::poll(&readable, 1, -1) < 0) {
            return cannot("read", name, errno);
        }
    }
    if (total == 0) return badInput("Nothing came through " + name + ".");
    return {};
}

bool writeAll(int fd, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        } else if (written < 0 && errno == EAGAIN) {
            pollfd writable{fd, POLLOUT, 0};
            if (::poll(&writable, 1, -1) < 0) return false;
        } else {
            if (written == 0) errno = ENOSPC;
            return false;
        }
    }
    return true;
}

} // namespace atos
