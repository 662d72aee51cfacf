// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/recorded_truth.h"

#include "files/bytes.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

TEST(RecordedTruth, ReadsATable) {
    const TemporaryFolder folder;
    const auto path = folder / "piece.tsv";
    ASSERT_TRUE(writeFile(path, "# onset,offset,note,velocity\n2.5\t3.0\t62.0\t70.0\n0.5\t1.25\t60\t64\n"));
    const auto truth = readTruth(path);
    ASSERT_TRUE(truth) << truth.error().message;
    ASSERT_EQ(truth->sounding.size(), 2U);
    EXPECT_EQ(truth->sounding[0], (Note{0.5, 0.75, 60, 64}));
    EXPECT_EQ(truth->sounding[1].pitch, 62);
}

TEST(RecordedTruth, RefusesWhatIsNoTable) {
    const TemporaryFolder folder;
    const auto path = folder / "piece.tsv";
    for (const char* text : {"1 2 three 4\n", "2 1 60 64\n", "1 2 200 64\n", "nan 2 60 64\n", "1 2 60\n"}) {
        ASSERT_TRUE(writeFile(path, std::string_view(text)));
        EXPECT_FALSE(readTruth(path)) << text;
    }
}

TEST(RecordedPieces, AreRecordingsWithTheirNotesBesideThem) {
    const TemporaryFolder folder;
    for (const char* name : {"b.flac", "b.tsv", "a.mp3", "a.mid", "alone.wav", "c.mid"})
        ASSERT_TRUE(writeFile(folder / name, std::string_view("x")));
    const auto pieces = recordedPieces(folder.path());
    ASSERT_TRUE(pieces);
    ASSERT_EQ(pieces->size(), 2U);
    EXPECT_EQ(pieces->front().notes.filename(), "a.mid");
    EXPECT_EQ(pieces->back().notes.filename(), "b.tsv");
    const TemporaryFolder empty;
    EXPECT_THAT(recordedPieces(empty.path()).error().message, HasSubstr("neither"));
}

} // namespace
} // namespace atos
