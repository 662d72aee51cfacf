// SPDX-License-Identifier: Apache-2.0
#include "lab/data/collection.h"

#include "files/bytes.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Collection : public testing::Test {
protected:
    void table(std::string_view text) {
        std::filesystem::create_directories(folder_ / "open");
        ASSERT_TRUE(writeFile(folder_ / "open" / "metadata.tsv", text));
    }
    std::string refusal() { return readCollection(folder_.path(), false).error().message; }

    test::TemporaryFolder folder_;
};

} // namespace

TEST_F(Collection, ReadsColumnsByName) {
    table("split\tpath\tpiece_cluster\tlicence\tkey\tbpm\ttags\n"
          "val\topen/midi/a \"quoted\".mid\tp1\tCC0\tGb:maj\t92.5\tstaccato,ornaments\n"
          "test\topen/midi/b.mid\tp2\tCC BY 4.0\t\t\t\n");
    const auto pieces = readCollection(folder_.path(), false);
    ASSERT_TRUE(pieces) << pieces.error().message;
    ASSERT_EQ(pieces->size(), 2U);
    const LabelledPiece& piece = pieces->front();
    EXPECT_EQ(piece.path, folder_.path() / "open/midi/a \"quoted\".mid");
    EXPECT_EQ(piece.key, "open/midi/a \"quoted\".mid");
    EXPECT_EQ(piece.tonality, "Gb:maj");
    EXPECT_DOUBLE_EQ(piece.bpm, 92.5);
    EXPECT_THAT(piece.tags, ElementsAre("staccato", "ornaments"));
    EXPECT_EQ(pieces->back().bpm, 0);
    EXPECT_TRUE(pieces->back().tonality.empty());
}

TEST_F(Collection, RefusesMissingAndDamagedTables) {
    EXPECT_THAT(refusal(), HasSubstr("metadata.tsv"));
    table("path\tsplit\nx\ttest\n");
    EXPECT_THAT(refusal(), HasSubstr("no column \"piece_cluster\""));
    table("path\tpiece_cluster\tsplit\tlicence\na.mid\tp\ttest\tCC0\nb.mid\tp\n");
    EXPECT_THAT(refusal(), HasSubstr("line 3"));
    table("path\tpiece_cluster\tsplit\tlicence\tbpm\na.mid\tp\ttest\tCC0\tfast\n");
    EXPECT_THAT(refusal(), HasSubstr("line 2"));
    table("path\tpiece_cluster\tsplit\tlicence\n../../secret\tp\ttest\tCC0\n");
    EXPECT_THAT(refusal(), HasSubstr("line 2"));
}

TEST_F(Collection, ReadsTheLabelledMusic) {
    ATOS_REQUIRE_SHARED_DATA();
    const auto open = readCollection(test::sharedData(), false);
    const auto all = readCollection(test::sharedData(), true);
    ASSERT_TRUE(open && all);
    EXPECT_GT(open->size(), 3000U);
    EXPECT_GT(all->size(), open->size());
    for (const LabelledPiece& piece : *all)
        ASSERT_TRUE(std::filesystem::exists(piece.path)) << piece.path;
}

} // namespace atos
