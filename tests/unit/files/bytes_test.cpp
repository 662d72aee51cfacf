// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <unistd.h>

namespace atos {

using test::TemporaryFolder;

TEST(Bytes, WritesAndReadsBack) {
    const TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "a", std::string_view("one\0two", 7)));
    const auto bytes = readFile(folder / "a", 100);
    ASSERT_TRUE(bytes);
    EXPECT_EQ(std::string(bytes->begin(), bytes->end()), std::string("one\0two", 7));
}

TEST(Bytes, LeavesNothingBesideTheTarget) {
    const TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "a", "x"));
    ASSERT_FALSE(writeFile(folder / "no-such-folder" / "a", "x"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Bytes, RefusesWhatIsNoFile) {
    const TemporaryFolder folder;
    EXPECT_EQ(readFile(folder / "missing", 10).error().code, ErrorCode::badInput);
    EXPECT_NE(readFile(folder.path(), 10).error().message.find("is a folder"), std::string::npos);
    EXPECT_FALSE(writeFile(folder.path(), "x"));
}

// The throwing std::filesystem::is_directory ended the program here.
TEST(Bytes, ANameThatIsTooLongIsRefused) {
    const TemporaryFolder folder;
    const auto path = folder / std::string(300, 'x').c_str();
    EXPECT_NE(readFile(path, 10).error().message.find("File name too long"), std::string::npos);
    EXPECT_NE(writeFile(path, "x").error().message.find("File name too long"), std::string::npos);
}

TEST(Bytes, AFolderThatIsClosedIsRefused) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may enter everything";
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "closed");
    std::filesystem::permissions(folder / "closed", std::filesystem::perms::none);
    EXPECT_NE(readFile(folder / "closed/a", 10).error().message.find("Permission denied"), std::string::npos);
    EXPECT_NE(writeFile(folder / "closed/a", "x").error().message.find("Permission denied"),
              std::string::npos);
}

TEST(Bytes, RefusesMoreThanTheLimitWithoutReadingIt) {
    const TemporaryFolder folder;
    std::ofstream(folder / "sparse").put('x');
    std::filesystem::resize_file(folder / "sparse", 2ULL << 30U);
    EXPECT_NE(readFile(folder / "sparse", 1000).error().message.find("too large"), std::string::npos);
}

TEST(Bytes, FingerprintIsFnv1a) {
    EXPECT_EQ(contentHash({}), "cbf29ce484222325");
    const std::uint8_t a = 'a';
    EXPECT_EQ(contentHash({&a, 1}), "af63dc4c8601ec8c");
}

} // namespace atos
