// SPDX-License-Identifier: Apache-2.0
// What comes through pipes.
#include "files/bytes.h"
#include "files/spooled_input.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <thread>

namespace atos {
namespace {

using testing::HasSubstr;

class Pipes : public testing::Test {
protected:
    Pipes() {
        ::mkfifo(pipe.c_str(), 0600);
        ::signal(SIGPIPE, SIG_IGN); // for the writer whose reader has had enough
    }
    /// Begins to write when somebody reads.
    [[nodiscard]] std::thread writer(std::string text) const {
        return std::thread([this, text = std::move(text)] { std::ofstream(pipe) << text; });
    }
    test::TemporaryFolder folder;
    const std::filesystem::path pipe = folder / "pipe";
};

TEST_F(Pipes, AreReadToTheirEnd) {
    const std::string much(1U << 20U, 'x');
    std::thread writing = writer(much);
    const auto bytes = readFile(pipe, 2U << 20U);
    writing.join();
    ASSERT_TRUE(bytes);
    EXPECT_EQ(bytes->size(), much.size());
}

TEST_F(Pipes, AreNotReadBeyondTheLimit) {
    std::thread writing = writer(std::string(5000, 'x'));
    const auto bytes = readFile(pipe, 1000);
    writing.join();
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::badInput);
    EXPECT_THAT(bytes.error().message, HasSubstr("too much"));
}

TEST_F(Pipes, ThatNobodyWritesToAreRefused) {
    const auto bytes = readFile(pipe, 1000);
    ASSERT_FALSE(bytes);
    EXPECT_THAT(bytes.error().message, HasSubstr("Nothing came through"));
}

TEST_F(Pipes, AreKeptForReadersThatSeekAndToldUnderTheirOwnName) {
    EXPECT_TRUE(isPiped(pipe));
    EXPECT_TRUE(isPiped("-"));
    EXPECT_FALSE(isPiped(folder.path()));
    std::thread writing = writer("MThd and more");
    const auto spooled = SpooledInput::of(pipe, 1000);
    writing.join();
    ASSERT_TRUE(spooled);
    EXPECT_EQ(spooled->head(), "MThd and more");
    for (int time = 0; time < 2; ++time) {
        const auto bytes = readFile(spooled->path(), 1000);
        ASSERT_TRUE(bytes);
        EXPECT_EQ(bytes->size(), 13U);
    }
    EXPECT_EQ(spooled->told(spooled->path().string() + " is damaged."), pipe.string() + " is damaged.");
}

} // namespace
} // namespace atos
