// SPDX-License-Identifier: Apache-2.0
#include "files/folder.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

namespace atos {

using test::TemporaryFolder;

TEST(Folder, ListsWhatLiesInItByName) {
    const TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "b", "x"));
    std::filesystem::create_directory(folder / "c");
    ASSERT_TRUE(writeFile(folder / "a", "x"));
    const auto entries = entriesOf(folder.path());
    ASSERT_TRUE(entries);
    EXPECT_THAT(*entries, testing::ElementsAre(folder / "a", folder / "b", folder / "c"));
}

TEST(Folder, OneThatIsNotThereIsToldOf) {
    const TemporaryFolder folder;
    const std::string longName(300, 'x');
    for (const auto& missing : {folder / "missing", folder / longName.c_str()}) {
        const auto entries = entriesOf(missing);
        ASSERT_FALSE(entries);
        EXPECT_EQ(entries.error().code, ErrorCode::badInput);
        EXPECT_THAT(entries.error().message, testing::HasSubstr(missing.string()));
    }
}

TEST(Folder, OneThatIsClosedIsToldOf) {
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "closed");
    std::filesystem::permissions(folder / "closed", std::filesystem::perms::none);
    EXPECT_FALSE(entriesOf(folder / "closed"));
}

} // namespace atos
