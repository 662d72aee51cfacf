// SPDX-License-Identifier: Apache-2.0
#include "piano/link/snapshot.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace atos {

using test::TemporaryFolder;

TEST(Snapshot, ComesBackAsItWasWritten) {
    const TemporaryFolder folder;
    const auto path = snapshotPath(folder / "new", "roland-fp30x", "FP-30X");
    const PianoSnapshot snapshot{
        "roland-fp30x", "FP-30X \xff", {{"brightness", -1}, {"touch", 3}}, {{"brightness", {1, 0}}}};
    ASSERT_TRUE(writeSnapshot(snapshot, path));
    const auto read = readSnapshot(path);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_TRUE(*read);
    EXPECT_EQ((*read)->before, snapshot.before);
    EXPECT_EQ((*read)->written, snapshot.written);
    EXPECT_EQ((*read)->keyboard, "roland-fp30x");
}

TEST(Snapshot, NoneIsNoError) {
    const TemporaryFolder folder;
    const auto read = readSnapshot(folder / "none.json");
    ASSERT_TRUE(read);
    EXPECT_FALSE(*read);
}

TEST(Snapshot, DamageIsToldInASentence) {
    const TemporaryFolder folder;
    for (
        const char* text :
        {"", "{}", "[1]",
         R"({"schema":1,"keyboard":"a","port":"b","state":"open","before":{"x":1.5},"written":{}})",
         R"({"schema":1,"keyboard":"a","port":"b","state":"open","before":{"x":1},"written":{"x":1}})",
         R"({"schema":1,"keyboard":"a","port":"b","state":"lost","before":{},"written":{}})",
         R"({"schema":1,"keyboard":"a","port":"b","state":"open","before":{},"written":{"x":[1]}})",
         R"({"schema":1,"keyboard":"a","port":"b","state":"open","before":{"x":99999999999},"written":{}})"}) {
        ASSERT_TRUE(writeFile(folder / "s.json", text));
        const auto read = readSnapshot(folder / "s.json");
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, ErrorCode::badInput);
    }
}

TEST(Snapshot, APortKeepsItsFileWhenTheSystemRenumbersIt) {
    EXPECT_EQ(snapshotPath("", "a", "FP-30X:FP-30X MIDI 1 24:0"),
              snapshotPath("", "a", "FP-30X:FP-30X MIDI 1 28:0"));
    EXPECT_NE(snapshotPath("", "a", "FP-30X"), snapshotPath("", "a", "RD-88"));
    EXPECT_NE(snapshotPath("", "a", "FP-30X"), snapshotPath("", "b", "FP-30X"));
}

TEST(Snapshot, APianoThatComesBackUnderAnotherNameIsFoundByItsClues) {
    const TemporaryFolder folder;
    const auto write = [&](const std::string& port, SnapshotState state) {
        PianoSnapshot snapshot{"roland-fp30x", port, {{"touch", 3}}, {{"touch", {5}}}};
        snapshot.state = state;
        ASSERT_TRUE(writeSnapshot(snapshot, snapshotPath(folder.path(), "roland-fp30x", port)));
    };
    EXPECT_EQ(findSnapshot(folder.path(), "roland-fp30x", "FP-30X"), std::nullopt);
    write("Roland FP-30X-01:MIDI", SnapshotState::open);
    const auto path = snapshotPath(folder.path(), "roland-fp30x", "Roland FP-30X-01:MIDI");
    EXPECT_EQ(findSnapshot(folder.path(), "roland-fp30x", "Roland FP-30X-03:MIDI"), path);
    EXPECT_EQ(findSnapshot(folder.path(), "roland-fp30", "Roland FP-30X-03:MIDI"), std::nullopt);
    EXPECT_EQ(unfinishedSnapshots(folder.path()).size(), 1U);
    write("Roland FP-30X-05:MIDI", SnapshotState::kept);
    EXPECT_EQ(findSnapshot(folder.path(), "roland-fp30x", "Roland FP-30X-03:MIDI"), std::nullopt)
        << "two are equally like it";
    EXPECT_EQ(unfinishedSnapshots(folder.path()).size(), 1U) << "what the player keeps is finished";
    ASSERT_TRUE(writeFile(folder / "broken.json", std::string_view("{")));
    EXPECT_EQ(unfinishedSnapshots(folder.path()).size(), 1U);
}

TEST(Snapshot, IsStoredUnderThePianosNameOrTheOneMostLikeIt) {
    const test::TemporaryFolder folder;
    EXPECT_FALSE(storedSnapshot(folder.path(), "roland-fp30x", "FP-30X")->has_value());
    PianoSnapshot snapshot{"roland-fp30x", "Roland FP-30X-01:MIDI", {{"touch", 3}}, {{"touch", {2}}}};
    const auto path = snapshotPath(folder.path(), snapshot.keyboard, snapshot.port);
    ASSERT_TRUE(writeSnapshot(snapshot, path));
    const auto stored = storedSnapshot(folder.path(), "roland-fp30x", "Roland FP-30X-03:MIDI");
    ASSERT_TRUE(stored && *stored);
    EXPECT_EQ((*stored)->path, path);
    EXPECT_EQ((*stored)->snapshot.before, snapshot.before);
    EXPECT_TRUE((*stored)->snapshot.unfinished());
    ASSERT_TRUE(writeFile(path, "{"));
    EXPECT_FALSE(storedSnapshot(folder.path(), "roland-fp30x", snapshot.port)) << "damaged";
}

} // namespace atos
