// SPDX-License-Identifier: Apache-2.0
// What is there already is respected, and nothing half-written is ever seen.
#include "files/output_file.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

namespace atos {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

unsigned modeOf(const fs::path& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode : 0;
}

std::ptrdiff_t entriesIn(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), {});
}

/// The umask while it lives.
class Umask {
public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }
    Umask(const Umask&) = delete;
    Umask& operator=(const Umask&) = delete;

private:
    mode_t before_;
};

class OutputFiles : public testing::Test {
protected:
    void write(const fs::path& path, const char* text) const {
        const Status written = writeFile(path, text);
        EXPECT_TRUE(written) << written.error().message;
    }
    static std::string refusal(const fs::path& path) {
        const Status written = writeFile(path, "new");
        if (written) return "written";
        EXPECT_EQ(written.error().code, ErrorCode::badInput);
        return written.error().message;
    }
    test::TemporaryFolder folder;
};

// A regular file stood in the place of the link, and what it named kept its old content.
TEST_F(OutputFiles, ALinkIsKeptAndWhatItNamesIsWritten) {
    fs::create_directory(folder / "kept");
    write(folder / "kept/take.mid", "old");
    fs::create_symlink("kept/take.mid", folder / "latest.mid");
    fs::create_symlink("latest.mid", folder / "chain.mid");
    write(folder / "chain.mid", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "chain.mid"));
    EXPECT_TRUE(fs::is_symlink(folder / "latest.mid"));
    EXPECT_EQ(contentOf(folder / "kept/take.mid"), "new");
    fs::create_symlink("kept/later.mid", folder / "ahead.mid");
    write(folder / "ahead.mid", "new");
    EXPECT_EQ(contentOf(folder / "kept/later.mid"), "new") << "what a link names need not be there yet";
}

TEST_F(OutputFiles, LinksInACircleAreRefused) {
    fs::create_symlink("b", folder / "a");
    fs::create_symlink("a", folder / "b");
    EXPECT_THAT(refusal(folder / "a"), HasSubstr("symbolic links"));
    EXPECT_TRUE(fs::is_symlink(folder / "a"));
}

// Every file had mode 644, also where the user wants to be alone with it.
TEST_F(OutputFiles, TheUmaskDecidesWhoMayReadANewFile) {
    for (const mode_t mask : {022U, 077U, 002U}) {
        const Umask umask(mask);
        const auto path = folder / std::to_string(mask).c_str();
        write(path, "x");
        EXPECT_EQ(modeOf(path) & 0777U, 0666U & ~mask);
    }
}

TEST_F(OutputFiles, AFileThatIsReplacedKeepsItsMode) {
    for (const unsigned mode : {0600U, 0640U, 0664U, 0755U}) {
        const auto path = folder / std::to_string(mode).c_str();
        write(path, "old");
        fs::permissions(path, static_cast<fs::perms>(mode));
        write(path, "new");
        EXPECT_EQ(modeOf(path) & 0777U, mode);
        EXPECT_EQ(contentOf(path), "new");
    }
}

// It was overwritten: renaming asks nobody.
TEST_F(OutputFiles, AWriteProtectedFileIsLeftAlone) {
    write(folder / "kept", "old");
    fs::permissions(folder / "kept", fs::perms::owner_read);
    EXPECT_THAT(refusal(folder / "kept"), HasSubstr("write-protected"));
    EXPECT_EQ(contentOf(folder / "kept"), "old");
}

// A temporary name of the whole name and eleven letters more was too long.
TEST_F(OutputFiles, NamesAsLongAsTheDiskAllowsAreWritten) {
    for (const std::size_t length : {243U, 244U, 245U, 254U, 255U}) {
        const auto path = folder / std::string(length, 'x').c_str();
        write(path, "once");
        write(path, "twice");
        EXPECT_EQ(contentOf(path), "twice") << length;
    }
    EXPECT_THAT(refusal(folder / std::string(256, 'x').c_str()), HasSubstr("too long"));
    EXPECT_EQ(entriesIn(folder.path()), 5);
}

TEST_F(OutputFiles, WhatIsNoFileIsRefused) {
    EXPECT_THAT(refusal(folder.path()), HasSubstr("is a folder"));
    EXPECT_THAT(refusal(folder.path() / "new/"), HasSubstr("name of a folder"));
    EXPECT_THAT(refusal(folder / "none/new"), HasSubstr("none does not exist"));
    EXPECT_THAT(refusal(""), HasSubstr("empty"));
    write(folder / "file", "x");
    EXPECT_THAT(refusal(folder / "file/new"), HasSubstr("Not a directory"));
    EXPECT_EQ(entriesIn(folder.path()), 1);
}

TEST_F(OutputFiles, AFolderThatIsClosedIsRefused) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
    fs::create_directory(folder / "closed");
    fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_THAT(refusal(folder / "closed/new"), HasSubstr("nothing may be written in the folder"));
}

// A regular file stood in the place of the pipe, and its reader waited for ever.
TEST_F(OutputFiles, APipeIsWrittenToAndStays) {
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    const std::string much(1U << 20U, 'x'); // more than a pipe holds
    std::string read;
    std::thread reader([&] { read = contentOf(folder / "pipe"); });
    const Status written = writeFile(folder / "pipe", much);
    reader.join();
    EXPECT_TRUE(written);
    EXPECT_EQ(read, much);
    EXPECT_TRUE(S_ISFIFO(modeOf(folder / "pipe")));
}

TEST_F(OutputFiles, APipeThatNobodyReadsIsRefusedAndStays) {
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_THAT(refusal(folder / "pipe"), HasSubstr("Nobody reads"));
    EXPECT_TRUE(S_ISFIFO(modeOf(folder / "pipe")));
}

// As root it was replaced by a regular file.
TEST_F(OutputFiles, ADeviceIsWrittenToAndStays) {
    const auto null = folder / "null", full = folder / "full";
    if (::mknod(null.c_str(), S_IFCHR | 0666, ::makedev(1, 3)) != 0
        || ::mknod(full.c_str(), S_IFCHR | 0666, ::makedev(1, 7)) != 0)
        GTEST_SKIP() << "only root makes devices";
    if (!std::ofstream(null).put('x')) GTEST_SKIP() << "devices do not work here";
    write(null, "gone");
    EXPECT_TRUE(S_ISCHR(modeOf(null)));
    const Status lost = writeFile(full, "too much");
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, ErrorCode::environment);
    EXPECT_TRUE(S_ISCHR(modeOf(full)));
}

// Told as a mistake of the user (exit code 2), although it is the machine that is short of something.
TEST_F(OutputFiles, AFullDiskIsTheMachinesAndTheOldFileStays) {
    write(folder / "take", "old");
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Status written = writeFile(folder / "take", std::string(100'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, handler);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::environment);
    EXPECT_EQ(contentOf(folder / "take"), "old");
    EXPECT_EQ(entriesIn(folder.path()), 1);
}

TEST_F(OutputFiles, NothingIsSeenBeforeItIsFinished) {
    {
        auto file = OutputFile::create(folder / "take", Content::binary);
        ASSERT_TRUE(file);
        const std::uint8_t byte = 1;
        ASSERT_TRUE(file->write({&byte, 1}));
        EXPECT_FALSE(fs::exists(folder / "take"));
    }
    EXPECT_EQ(entriesIn(folder.path()), 0) << "and nothing remains when it never is";
}

} // namespace
} // namespace atos
