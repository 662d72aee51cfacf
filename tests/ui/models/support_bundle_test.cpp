// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/settings/support_bundle.h"

#include <gmock/gmock.h>

#include <zip.h>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class SupportBundleTest : public testing::Test {
protected:
    SupportBundleTest() {
        bundle_.facts = "ATOS MIDI 1\n";
        bundle_.settings = folder_ / "window.ini";
        bundle_.logs = folder_ / "logs";
        write("window.ini", "[General]\n");
        write("logs/window.log", "told: something\n");
        write("logs/window.1.log", std::string(mostLogBytes + 1, 'x'));
        write("logs/other.txt", "not a log");
        for (int i = 0; i < 15; ++i)
            write("takes/take-20" + std::to_string(10 + i) + ".mid", "MThd");
    }
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories((folder_.path() / name).parent_path());
        ASSERT_TRUE(writeFile(folder_.path() / name, std::string_view(text)));
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        zip_t* archive = zip_open((folder_ / "out.zip").c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
        if (archive == nullptr) return names;
        for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i)
            names.emplace_back(zip_get_name(archive, static_cast<zip_uint64_t>(i), 0));
        zip_discard(archive);
        return names;
    }

    test::TemporaryFolder folder_;
    SupportBundle bundle_;
};

TEST_F(SupportBundleTest, HoldsNoMusicUnlessAsked) {
    ASSERT_TRUE(writeSupportBundle(bundle_, folder_ / "out.zip"));
    EXPECT_THAT(names(), ElementsAre("about.txt", "window.ini", "logs/window.log"))
        << "nor a log that is too large";
}

TEST_F(SupportBundleTest, HoldsTheNewestTakesWhenAsked) {
    bundle_.takes = folder_ / "takes";
    ASSERT_TRUE(writeSupportBundle(bundle_, folder_ / "out.zip"));
    const auto all = names();
    EXPECT_EQ(all.size(), 3 + mostTakesInBundle);
    EXPECT_THAT(all, testing::Contains("takes/take-2024.mid"));
    EXPECT_THAT(all, testing::Not(testing::Contains("takes/take-2010.mid")));
}

TEST_F(SupportBundleTest, WhatIsMissingIsLeftOut) {
    ASSERT_TRUE(
        writeSupportBundle({"x", folder_ / "no.ini", folder_ / "no", folder_ / "no"}, folder_ / "out.zip"));
    EXPECT_THAT(names(), ElementsAre("about.txt"));
}

TEST_F(SupportBundleTest, SaysWhereItCannotWrite) {
    const Status written = writeSupportBundle(bundle_, folder_ / "no" / "such" / "folder.zip");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::badInput);
    EXPECT_THAT(written.error().message, HasSubstr("folder.zip"));
}

} // namespace
} // namespace atos
