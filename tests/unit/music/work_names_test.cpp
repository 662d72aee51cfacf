// SPDX-License-Identifier: Apache-2.0
#include "music/work_names.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

constexpr const char* header = "path\tcomposer\ttitle\tkey\topus\tmovement\tknown\n";

Result<WorkNames> read(const std::string& rows) {
    const test::TemporaryFolder folder;
    EXPECT_TRUE(writeFile(folder / "names.tsv", rows));
    return readWorkNames(folder / "names.tsv");
}

std::string refusal(const std::string& rows) {
    const auto names = read(rows);
    return names ? "accepted" : names.error().message;
}

} // namespace

TEST(ShownTitle, ReadsAsAProgrammePrintsIt) {
    EXPECT_EQ(shownTitle(
                  {"Ludwig van Beethoven", "Piano Sonata No. 25", "G major", "Op. 79", "II. Andante", false}),
              "Piano Sonata No. 25 in G major, Op. 79: II. Andante");
    EXPECT_EQ(shownTitle({"Erik Satie", "Gymnopédie No. 1", "", "", "", true}), "Gymnopédie No. 1");
    EXPECT_EQ(shownTitle({"Claude Debussy", "Suite bergamasque", "", "", "III. Clair de lune", true}),
              "Suite bergamasque: III. Clair de lune");
}

TEST(WorkNames, AreReadByPath) {
    const auto names = read(std::string(header)
                            + "open/a.mid\tFrédéric Chopin\tNocturne\tE-flat major\tOp. 9 No. 2\t\tyes\n"
                              "open/b.mid\t陈奕迅\t十年\t\t\t\t\n");
    ASSERT_TRUE(names) << names.error().message;
    ASSERT_EQ(names->size(), 2U);
    EXPECT_EQ(shownTitle(names->at("open/a.mid")), "Nocturne in E-flat major, Op. 9 No. 2");
    EXPECT_TRUE(names->at("open/a.mid").known);
    EXPECT_EQ(names->at("open/b.mid").composer, "陈奕迅");
    EXPECT_FALSE(names->at("open/b.mid").known);
}

TEST(WorkNames, AMalformedRowIsRefusedByItsLine) {
    const std::string good = "a.mid\tErik Satie\tVexations\t\t\t\t\n";
    const auto with = [&](const std::string& row) { return refusal(header + good + row + "\n"); };
    ASSERT_EQ(refusal(header + good), "accepted");
    EXPECT_THAT(refusal(good), HasSubstr("line 1"));
    EXPECT_THAT(refusal(""), HasSubstr("empty"));
    for (const std::string row :
         {"b.mid\tErik Satie\tVexations\t\t\t", "b.mid\tErik Satie\tVexations\t\t\t\t\t",
          "\tErik Satie\tVexations\t\t\t\t", "b.mid\t\tVexations\t\t\t\t", "b.mid\tErik Satie\t\t\t\t\t",
          "b.mid\tErik Satie\tVexations \t\t\t\t", "b.mid\tErik Satie\tVexations\tEb:maj\t\t\t",
          "b.mid\tErik Satie\tVexations\tH major\t\t\t", "b.mid\tErik Satie\tVexations\tC sharp minor\t\t\t",
          "b.mid\tErik Satie\tVexations\t\t\t\tno", "a.mid\tErik Satie\tVexations\t\t\t\t", ""})
        EXPECT_THAT(with(row), HasSubstr("line 3")) << row;
    EXPECT_THAT(with("b.mid\tErik Satie\tVexations\tEb:maj\t\t\t"), HasSubstr("Eb:maj"));
    EXPECT_FALSE(readWorkNames("no-such-table.tsv"));
}

} // namespace atos
