// SPDX-License-Identifier: Apache-2.0
#include "midi/journal.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <limits>

namespace atos {
namespace {

using testing::HasSubstr;

const WallClock::time_point started{std::chrono::milliseconds(1'700'000'000'123)};

std::vector<ChannelMessage> someMusic(int count) {
    std::vector<ChannelMessage> messages;
    for (int i = 0; i < count; ++i)
        messages.push_back(
            {i * 0.01, {0x90, static_cast<std::uint8_t>(30 + i % 60), static_cast<std::uint8_t>(i % 2)}});
    return messages;
}

/// The bytes of a whole journal.
Bytes journalOf(const std::vector<ChannelMessage>& messages) {
    const test::TemporaryFolder folder;
    const auto path = folder / "take.journal";
    auto writer = JournalWriter::create(path, started);
    EXPECT_TRUE(writer.ok() && (*writer)->append(messages).ok());
    return *readFile(path, largestJournal);
}

} // namespace

TEST(Journal, GivesBackEveryMessage) {
    const test::TemporaryFolder folder;
    const auto path = folder / "take.journal";
    const auto messages = someMusic(1000);
    auto writer = JournalWriter::create(path, started);
    ASSERT_TRUE(writer.ok());
    for (std::size_t i = 0; i < messages.size(); i += 100)
        ASSERT_TRUE((*writer)->append(std::span(messages).subspan(i, 100)).ok());
    const auto contents = readJournal(path);
    ASSERT_TRUE(contents.ok());
    EXPECT_EQ(contents->started, started);
    EXPECT_EQ(contents->messages, messages);
    EXPECT_FALSE(contents->damaged);
}

TEST(Journal, IsKnownToBeInUseOnlyWhileItsWriterLives) {
    const test::TemporaryFolder folder;
    const auto path = folder / "take.journal";
    auto writer = JournalWriter::create(path, started);
    ASSERT_TRUE(writer.ok());
    EXPECT_TRUE(journalInUse(path));
    EXPECT_FALSE(JournalWriter::create(path, started).ok()) << "a take never overwrites another";
    writer->reset();
    EXPECT_FALSE(journalInUse(path));
    EXPECT_FALSE(journalInUse(folder / "none"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Journal, SalvagesEverythingBeforeACutAtAnyByte) {
    const auto messages = someMusic(5);
    const Bytes whole = journalOf(messages);
    ASSERT_EQ(whole.size(), journalHeaderSize + 5 * journalRecordSize);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto contents = parseJournal(std::span(whole).first(size));
        ASSERT_EQ(contents.ok(), size >= journalHeaderSize) << size;
        if (!contents.ok()) continue;
        const std::size_t expected = (size - journalHeaderSize) / journalRecordSize;
        EXPECT_TRUE(std::equal(contents->messages.begin(), contents->messages.end(), messages.begin(),
                               messages.begin() + static_cast<std::ptrdiff_t>(expected)));
        EXPECT_EQ(contents->damaged, (size - journalHeaderSize) % journalRecordSize != 0);
    }
}

TEST(Journal, StopsAtTheFirstAlteredByte) {
    const auto messages = someMusic(5);
    const Bytes whole = journalOf(messages);
    for (std::size_t place = 0; place < whole.size(); ++place) {
        Bytes altered = whole;
        altered[place] ^= 0x10;
        const auto contents = parseJournal(altered);
        ASSERT_EQ(contents.ok(), place >= journalHeaderSize) << place;
        if (!contents.ok()) continue;
        EXPECT_TRUE(contents->damaged);
        EXPECT_EQ(contents->messages.size(), (place - journalHeaderSize) / journalRecordSize);
    }
}

TEST(Journal, DoesNotBelieveARecordFromAnotherPlace) {
    Bytes swapped = journalOf(someMusic(3));
    const auto record = swapped.begin() + journalHeaderSize;
    std::swap_ranges(record, record + journalRecordSize, record + journalRecordSize);
    const auto contents = parseJournal(swapped);
    ASSERT_TRUE(contents.ok());
    EXPECT_TRUE(contents->messages.empty());
}

TEST(Journal, DoesNotBelieveWhatNoPianoPlays) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const ChannelMessage& impossible :
         {ChannelMessage{-1, {0x90, 60, 64}}, ChannelMessage{nan, {0x90, 60, 64}},
          ChannelMessage{infinite, {0x90, 60, 64}}, ChannelMessage{0, {0x90, 200, 64}},
          ChannelMessage{0, {0x42, 60, 64}}, ChannelMessage{0, {0xF0, 60, 64}}}) {
        const auto contents = parseJournal(journalOf({{0, {0x90, 60, 64}}, impossible}));
        ASSERT_TRUE(contents.ok());
        EXPECT_EQ(contents->messages.size(), 1U);
        EXPECT_TRUE(contents->damaged);
    }
    const auto backwards = parseJournal(journalOf({{2, {0x90, 60, 64}}, {1, {0x80, 60, 64}}}));
    EXPECT_EQ(backwards->messages.size(), 1U);
}

TEST(Journal, SaysInOneSentenceThatADiskRefuses) {
    const auto nowhere = JournalWriter::create("/nonexistent/take.journal", started);
    ASSERT_FALSE(nowhere.ok());
    EXPECT_EQ(nowhere.error().code, ErrorCode::environment);
    EXPECT_THAT(nowhere.error().message, HasSubstr("cannot be kept"));
    EXPECT_FALSE(readJournal("/nonexistent/take.journal").ok());
    EXPECT_FALSE(readJournal("/").ok());
}

} // namespace atos
