// SPDX-License-Identifier: Apache-2.0
#include "files/output_file.h"

#include "files/locations.h"
#include "files/names.h"
#include "files/pipe.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace atos {
namespace {

namespace fs = std::filesystem;

constexpr int mostLinks = 40;
constexpr int mostAttempts = 100;
constexpr mode_t newFile = 0666; ///< less the umask
constexpr mode_t anyMayWrite = 0222;
/// A reader that is started beside this program may come a little later.
constexpr auto readerPatience = std::chrono::seconds(2);

std::string procName(int fd) {
    return "/proc/self/fd/" + std::to_string(fd);
}

Result<OutputTarget> standardOutput(Content content) {
    OutputTarget target;
    target.name = outputName("-");
    if (content == Content::binary && ::isatty(STDOUT_FILENO) == 1)
        return badInput("Standard output is a terminal, which cannot show this kind of file.",
                        "Name a file, or pipe it on.");
    const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY) return cannot("write", target.name, EBADF);
    return target;
}

Result<OutputTarget> pipeOrDevice(OutputTarget target, const fs::path& path, mode_t mode, Content content) {
    if (!S_ISFIFO(mode) && !S_ISCHR(mode))
        return badInput(target.name + " is " + kindName(mode) + ", not a file.");
    if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0)
        return cannot("write", target.name, errno);
    if (S_ISCHR(mode) && content == Content::binary) {
        const Descriptor opened(::open(path.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
        if (opened && ::isatty(opened.get()) == 1)
            return badInput(target.name + " is a terminal, which cannot show this kind of file.",
                            "Name a file, or pipe it on.");
    }
    target.device = path;
    return target;
}

/// Where the links at the end of `path` lead; the last may lead to nothing yet.
Result<fs::path> followLinks(const fs::path& path) {
    fs::path at = path;
    for (int links = 0; links <= mostLinks; ++links) {
        struct stat status {};
        if (::lstat(at.c_str(), &status) != 0) {
            if (errno == ENOENT) return at;
            return cannot("write", path.string(), errno);
        }
        if (!S_ISLNK(status.st_mode)) return at;
        std::error_code failure;
        const fs::path next = fs::read_symlink(at, failure);
        if (failure) return cannot("write", path.string(), failure.value());
        at = next.is_absolute() ? next : at.parent_path() / next;
    }
    return cannot("write", path.string(), ELOOP);
}

Status checkExisting(const OutputTarget& target, const fs::path& file) {
    struct stat there {};
    const struct stat& existing = *target.existing;
    if (::lstat(file.c_str(), &there) != 0 || there.st_dev != existing.st_dev
        || there.st_ino != existing.st_ino)
        return badInput(target.name + " has no name any more under which it could be written.");
    if ((existing.st_mode & anyMayWrite) == 0)
        return badInput(target.name + " is write-protected.",
                        "Choose another name, or allow writing to it first.");
    if (::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) != 0)
        return cannot("write", target.name, errno);
    return {};
}

Status checkFolder(const OutputTarget& target, const fs::path& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) {
        if (errno == ENOENT)
            return badInput("Cannot write " + target.name + ": the folder " + folder.string()
                            + " does not exist.");
        return cannot("write", target.name, errno);
    }
    if (!S_ISDIR(status.st_mode)) return cannot("write", target.name, ENOTDIR);
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0) {
        if (errno == EROFS) return cannot("write", target.name, errno);
        return badInput("Cannot write " + target.name + ": nothing may be written in the folder "
                        + folder.string() + ".");
    }
    // Where everybody may write, as in /tmp, only the owner of a file may replace it.
    const uid_t user = ::geteuid();
    if (target.existing && (status.st_mode & S_ISVTX) != 0 && user != 0 && user != status.st_uid
        && user != target.existing->st_uid)
        return cannot("write", target.name, EPERM);
    return {};
}

/// The pipe or device, after waiting a little for somebody to read from it; none for standard output, which
/// is open.
Result<Descriptor> openStream(const OutputTarget& target) {
    if (target.device.empty()) return Descriptor();
    const auto patience = std::chrono::steady_clock::now() + readerPatience;
    for (;;) {
        Descriptor device(::open(target.device.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
        if (device) return device;
        if (errno != ENXIO) return cannot("write", target.name, errno);
        if (std::chrono::steady_clock::now() > patience)
            return badInput("Nobody reads from " + target.name + ".", "Start the reader first.");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

int descriptorOf(const Descriptor& stream) {
    return stream ? stream.get() : STDOUT_FILENO;
}

std::string temporaryName() {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::array<std::uint8_t, 8> random{};
    static_cast<void>(::getrandom(random.data(), random.size(), 0)); // names that are taken are tried again
    std::string name = ".atos-";
    for (const std::uint8_t byte : random)
        name += letters[byte % letters.size()];
    return name;
}

} // namespace

Result<OutputTarget> findOutput(const fs::path& path, Content content) {
    if (namesStandardOutput(path)) return standardOutput(content);
    if (path.empty()) return badInput("The name of an output is empty.");
    OutputTarget target;
    target.name = path.string();
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) {
        if (!S_ISREG(status.st_mode)) return pipeOrDevice(target, path, status.st_mode, content);
        target.existing = status;
    } else if (errno != ENOENT) {
        return cannot("write", target.name, errno);
    }
    if (path.filename().empty())
        return badInput(target.name + " is the name of a folder, not of a file.", "Leave the last / out.");
    const auto file = followLinks(path);
    if (!file) return file.error();
    if (target.existing)
        if (auto sound = checkExisting(target, *file); !sound) return sound.error();
    const fs::path folder = file->has_parent_path() ? file->parent_path() : ".";
    if (auto sound = checkFolder(target, folder); !sound) return sound.error();
    std::error_code failure;
    const fs::path place = fs::canonical(folder, failure);
    if (failure) return cannot("write", target.name, failure.value());
    target.file = place / file->filename();
    return target;
}

Status checkOutput(const fs::path& path, Content content) {
    const auto target = findOutput(path, content);
    return target ? Status() : target.error();
}

Result<Descriptor> unnamedFile() {
    Descriptor onDisk(::open(temporaryFolder().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
    if (onDisk) return onDisk;
    Descriptor file(::memfd_create("atos", MFD_CLOEXEC));
    if (!file) return cannot("make", "a temporary file", errno);
    return file;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)), folder_(std::move(other.folder_)), file_(std::move(other.file_)),
      temporary_(std::exchange(other.temporary_, {})) {}

OutputFile::~OutputFile() {
    if (!temporary_.empty()) ::unlinkat(folder_.get(), temporary_.c_str(), 0);
}

Result<OutputFile> OutputFile::create(const fs::path& path, Content content) {
    auto target = findOutput(path, content);
    if (!target) return target.error();
    return create(std::move(*target));
}

Result<OutputFile> OutputFile::create(OutputTarget target) {
    OutputFile output;
    output.target_ = std::move(target);
    if (auto opened = output.target_.file.empty() ? output.spool() : output.open(); !opened)
        return opened.error();
    return output;
}

Status OutputFile::spool() {
    auto file = unnamedFile();
    if (!file) return file.error();
    file_ = std::move(*file);
    return {};
}

Status OutputFile::open() {
    const auto folder = target_.file.parent_path();
    folder_ = Descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!folder_) return cannot("write", target_.name, errno);
    // A file without a name is gone with the program, even when that is killed.
    file_ = Descriptor(::openat(folder_.get(), ".", O_TMPFILE | O_RDWR | O_CLOEXEC, newFile));
    if (file_ && ::access(procName(file_.get()).c_str(), F_OK) == 0) return {};
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const std::string name = temporaryName();
        file_ = Descriptor(::openat(folder_.get(), name.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC,
                                    target_.existing ? 0600 : newFile));
        if (file_) {
            temporary_ = name;
            return {};
        }
        if (errno != EEXIST) break;
    }
    return cannot("write", target_.name, errno);
}

Status OutputFile::write(std::span<const std::uint8_t> bytes) {
    if (writeAll(file_.get(), bytes)) return {};
    return cannot("write", target_.name, errno);
}

Status OutputFile::finish() {
    if (target_.file.empty()) return copyToDevice();
    // Some disks tell only now that they are full.
    if (::fdatasync(file_.get()) != 0 && errno != EINVAL && errno != EROFS)
        return cannot("write", target_.name, errno);
    keepOwnerAndMode();
    return appear();
}

void OutputFile::keepOwnerAndMode() {
    if (!target_.existing) return;
    // Only root may give files away, and a group may refuse: then the writer owns it.
    const struct stat& old = *target_.existing;
    struct stat now {};
    if (::fstat(file_.get(), &now) == 0 && (now.st_uid != old.st_uid || now.st_gid != old.st_gid))
        static_cast<void>(::fchown(file_.get(), old.st_uid, old.st_gid) == 0
                          || ::fchown(file_.get(), static_cast<uid_t>(-1), old.st_gid) == 0);
    static_cast<void>(::fchmod(file_.get(), old.st_mode & 0777)); // a disk without modes refuses
}

Status OutputFile::appear() {
    const std::string name = target_.file.filename().string();
    const std::string unnamed = procName(file_.get());
    if (temporary_.empty() && !target_.existing
        && ::linkat(AT_FDCWD, unnamed.c_str(), folder_.get(), name.c_str(), AT_SYMLINK_FOLLOW) == 0)
        return {};
    for (int attempt = 0; temporary_.empty() && attempt < mostAttempts; ++attempt) {
        std::string temporary = temporaryName();
        if (::linkat(AT_FDCWD, unnamed.c_str(), folder_.get(), temporary.c_str(), AT_SYMLINK_FOLLOW) == 0)
            temporary_ = std::move(temporary);
        else if (errno != EEXIST)
            break;
    }
    if (temporary_.empty() || ::renameat(folder_.get(), temporary_.c_str(), folder_.get(), name.c_str()) != 0)
        return cannot("write", target_.name, errno);
    temporary_.clear();
    return {};
}

Status OutputFile::copyToDevice() {
    const auto opened = openStream(target_);
    if (!opened) return opened.error();
    const int to = descriptorOf(*opened);
    if (::lseek(file_.get(), 0, SEEK_SET) != 0) return cannot("write", target_.name, errno);
    std::array<std::uint8_t, 65536> block{};
    for (;;) {
        const ssize_t got = ::read(file_.get(), block.data(), block.size());
        if (got == 0) return {};
        if (got < 0 || !writeAll(to, std::span(block.data(), static_cast<std::size_t>(got))))
            return cannot("write", target_.name, errno);
    }
}

Status writeOutput(const fs::path& path, Content content, std::span<const std::uint8_t> bytes) {
    auto target = findOutput(path, content);
    if (!target) return target.error();
    if (target->file.empty()) {
        const auto opened = openStream(*target);
        if (!opened) return opened.error();
        if (writeAll(descriptorOf(*opened), bytes)) return {};
        return cannot("write", target->name, errno);
    }
    auto file = OutputFile::create(std::move(*target));
    if (!file) return file.error();
    if (auto written = file->write(bytes); !written) return written;
    return file->finish();
}

} // namespace atos
