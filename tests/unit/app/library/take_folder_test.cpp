// SPDX-License-Identifier: Apache-2.0
#include "app/library/take_folder.h"
#include "files/bytes.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <set>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr UnixSeconds day = 24 * 60 * 60;
constexpr UnixSeconds now = 1000 * day;

Performance scale(int notes) {
    constexpr std::array<std::uint8_t, 8> pitches{60, 62, 64, 65, 67, 69, 71, 72};
    Performance performance;
    for (int i = 0; i < notes; ++i)
        performance.notes.push_back({i * 0.5, 0.45, pitches.at(static_cast<std::size_t>(i) % 8), 64, 0, 0});
    return performance;
}

class TakeFolderTest : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::create_directories(takes_);
        auto opened = TakeLibrary::open(folder_ / "library.db");
        ASSERT_TRUE(opened.ok()) << opened.error().message;
        library_ = std::move(*opened);
    }
    void keep(const std::string& name, int notes = 40) {
        ASSERT_TRUE(writeMidi(scale(notes), takes_ / name).ok());
    }
    static void writtenAt(const std::filesystem::path& file, UnixSeconds time) {
        std::filesystem::last_write_time(
            file, std::chrono::file_clock::from_sys(std::chrono::sys_seconds(std::chrono::seconds(time))));
    }
    int addNew() {
        const auto added = addNewTakes(*library_, takes_, now, {});
        return added ? *added : -1;
    }
    std::vector<Take> all() { return *library_->find({}); }

    test::TemporaryFolder folder_;
    std::filesystem::path takes_ = folder_ / "takes";
    std::unique_ptr<TakeLibrary> library_;
};

TEST_F(TakeFolderTest, addsWhatTheEngineKeptOnce) {
    keep("take-2026-11-21-044512-123.mid");
    keep("take-2026-11-20-120000-000.mid", 16);
    ASSERT_TRUE(writeFile(takes_ / "broken.mid", std::string_view("no music")).ok());
    ASSERT_TRUE(
        writeFile(takes_ / "take-2026-11-21-060000-000.journal", std::string_view("being played")).ok());
    EXPECT_EQ(addNew(), 2);
    EXPECT_EQ(addNew(), 0);
    const std::vector<Take> takes = all();
    ASSERT_THAT(takes, SizeIs(2));
    EXPECT_EQ(takes[0].file, "take-2026-11-21-044512-123.mid");
    EXPECT_EQ(takes[0].played, 1795236312) << "2026-11-21 04:45:12 UTC";
    EXPECT_NEAR(takes[0].seconds, 19.95, 0.01);
    EXPECT_EQ(takes[0].notes, 40);
    EXPECT_EQ(takes[0].key, "C major");
    EXPECT_EQ(takes[0].origin, TakeOrigin::played);
    EXPECT_EQ(takes[1].notes, 16);
}

/// A transcription that was kept when the window closed has a name; a take's is that of its file, and no
/// title.
TEST_F(TakeFolderTest, takesTheTitleThatAFileHas) {
    Performance music;
    for (int note = 0; note < 8; ++note)
        music.notes.push_back({0.5 * note, 0.4, static_cast<std::uint8_t>(60 + note), 80, 0, 0});
    music.title = "Träumerei";
    ASSERT_TRUE(writeMidi(music, takes_ / "corrected-1.mid").ok());
    music.title = "take-2026-11-21-044512-123";
    ASSERT_TRUE(writeMidi(music, takes_ / "take-2026-11-21-044512-123.mid").ok());
    EXPECT_EQ(addNew(), 2);
    std::set<std::string> titles;
    for (const Take& take : all())
        titles.insert(take.labels.title);
    EXPECT_EQ(titles, (std::set<std::string>{"", "Träumerei"}));
}

TEST_F(TakeFolderTest, addsManyInPortionsAndStopsWhenAsked) {
    for (int i = 0; i < 70; ++i)
        keep("take-" + std::to_string(i) + ".mid", 4);
    Task stopped;
    stopped.cancel.cancel();
    EXPECT_EQ(*addNewTakes(*library_, takes_, now, stopped), 0);
    EXPECT_EQ(addNew(), 32);
    EXPECT_EQ(addNew(), 32);
    EXPECT_EQ(addNew(), 6);
    EXPECT_EQ(addNew(), 0);
    EXPECT_THAT(all(), SizeIs(70));
}

TEST_F(TakeFolderTest, copiesAnOpenedFileOnce) {
    const auto outside = folder_ / "Clara's scale.mid";
    ASSERT_TRUE(writeMidi(scale(40), outside).ok());
    writtenAt(outside, 990 * day);
    const auto name = importTake(*library_, takes_, outside, "Clara's scale", now);
    ASSERT_TRUE(name.ok()) << name.error().message;
    EXPECT_EQ(*readFile(takes_ / *name, 1U << 20U), *readFile(outside, 1U << 20U));
    EXPECT_EQ(*importTake(*library_, takes_, outside, "Again", now + 5), *name);
    ASSERT_THAT(all(), SizeIs(1));
    EXPECT_EQ(all().front().origin, TakeOrigin::opened);
    EXPECT_EQ(all().front().labels.title, "Clara's scale");
    EXPECT_EQ(all().front().played, 990 * day) << "when the file was written";
    EXPECT_EQ(addNew(), 0) << "it is no take that was played";

    ASSERT_TRUE(library_->remove(all().front().id, now).ok());
    ASSERT_TRUE(importTake(*library_, takes_, outside, "Again", now + 5).ok());
    EXPECT_THAT(all(), SizeIs(1)) << "opening it again brings it back";
}

TEST_F(TakeFolderTest, datesWhatItCopiesAsItsFileTells) {
    ASSERT_TRUE(writeMidi(scale(8), folder_ / "take-1972-01-02-101500-000.mid").ok());
    ASSERT_TRUE(importTake(*library_, takes_, folder_ / "take-1972-01-02-101500-000.mid", "", now).ok());
    EXPECT_EQ(all().front().played, 63195300) << "1972-01-02 10:15 UTC, by the name that a recorder gave";

    ASSERT_TRUE(writeMidi(scale(9), folder_ / "tomorrow.mid").ok());
    writtenAt(folder_ / "tomorrow.mid", now + 5 * day);
    ASSERT_TRUE(importTake(*library_, takes_, folder_ / "tomorrow.mid", "", now).ok());
    EXPECT_EQ(all().front().played, now) << "nothing was played in the future";

    const std::filesystem::path copy = folder_ / "Clara in May.mid";
    ASSERT_TRUE(exportTake(takes_ / all().back().file, copy, all().back().played).ok());
    ASSERT_TRUE(library_->forget(all().back().file).ok());
    ASSERT_TRUE(importTake(*library_, takes_, copy, "", now).ok());
    EXPECT_EQ(all().back().played, 63195300) << "a copy keeps its day";
}

TEST_F(TakeFolderTest, copiesNoTakeOfItsOwn) {
    keep("take-2026-11-21-044512-123.mid");
    EXPECT_EQ(addNew(), 1);
    EXPECT_EQ(*importTake(*library_, takes_, takes_ / "take-2026-11-21-044512-123.mid", "x", now),
              "take-2026-11-21-044512-123.mid");
    EXPECT_THAT(all(), SizeIs(1));
}

TEST_F(TakeFolderTest, refusesWhatIsNoMusic) {
    ASSERT_TRUE(writeFile(folder_ / "letter.mid", std::string_view("Dear Clara")).ok());
    const auto name = importTake(*library_, takes_, folder_ / "letter.mid", "Letter", now);
    ASSERT_FALSE(name.ok());
    EXPECT_EQ(name.error().code, ErrorCode::badInput);
    EXPECT_THAT(all(), IsEmpty());
    EXPECT_TRUE(std::filesystem::is_empty(takes_));
}

TEST_F(TakeFolderTest, erasesByTheRuleOnlyWhatHasNoStar) {
    keep("take-2020-01-01-000000-000.mid");
    keep("take-2020-01-02-000000-000.mid");
    EXPECT_EQ(addNew(), 2);
    ASSERT_TRUE(library_->setStarred(all().front().id, true).ok());

    EXPECT_EQ(*eraseOldTakes(*library_, takes_, 90, now + 89 * day), 0)
        << "counted from when it came into the library, not from when it was played";
    EXPECT_EQ(*eraseOldTakes(*library_, takes_, 0, now + 9999 * day), 0) << "0 days: for ever";
    EXPECT_EQ(*eraseOldTakes(*library_, takes_, 90, now + 91 * day), 1);
    ASSERT_THAT(all(), SizeIs(1));
    EXPECT_EQ(all().front().file, "take-2020-01-02-000000-000.mid");
    EXPECT_FALSE(std::filesystem::exists(takes_ / "take-2020-01-01-000000-000.mid"));
    EXPECT_TRUE(std::filesystem::exists(takes_ / "take-2020-01-02-000000-000.mid"));
}

TEST_F(TakeFolderTest, erasesWhatWasRemovedAfterADay) {
    keep("take-2020-01-01-000000-000.mid");
    EXPECT_EQ(addNew(), 1);
    ASSERT_TRUE(library_->remove(all().front().id, now).ok());
    EXPECT_EQ(*eraseOldTakes(*library_, takes_, 0, now + 3600), 0);
    EXPECT_TRUE(std::filesystem::exists(takes_ / "take-2020-01-01-000000-000.mid"));
    EXPECT_EQ(*eraseOldTakes(*library_, takes_, 0, now + 2 * day), 1);
    EXPECT_FALSE(std::filesystem::exists(takes_ / "take-2020-01-01-000000-000.mid"));
    EXPECT_THAT(*library_->files(), IsEmpty());
}

TEST_F(TakeFolderTest, erasesNothingOutsideItsFolder) {
    ASSERT_TRUE(writeFile(folder_ / "precious.mid", std::string_view("mine")).ok());
    Take wicked;
    wicked.file = "../precious.mid";
    ASSERT_TRUE(library_->add(std::span(&wicked, 1), 1).ok());
    EXPECT_EQ(*eraseOldTakes(*library_, takes_, 1, now), 0);
    EXPECT_TRUE(std::filesystem::exists(folder_ / "precious.mid"));
}

} // namespace
} // namespace atos
