// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare_files.h"

#include "app/compare/velocity_profiles.h"
#include "music/smf.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {
namespace {

Performance playedOn(const std::string& keyboard, double loudness) {
    Performance take;
    for (int i = 0; i < 300; ++i) {
        const double velocity = loudness + 18 * std::sin(i / 30.0) + (i * 7) % 11;
        take.notes.push_back({0.15 * i, 0.12, static_cast<std::uint8_t>(48 + (i * 5) % 36),
                              static_cast<std::uint8_t>(velocity), 0, 0});
    }
    take.keyboard = keyboard;
    return take;
}

class CompareFiles : public testing::Test {
protected:
    std::filesystem::path write(const std::string& name, const Performance& take) {
        const auto path = folder_.path() / name;
        EXPECT_TRUE(writeMidi(take, path));
        return path;
    }

    test::TemporaryFolder folder_;
};

TEST_F(CompareFiles, ReadsTheTakesAndComparesThemInTheirOrder) {
    const auto a = write("a.mid", playedOn("", 40));
    const auto b = write("b.mid", playedOn("", 60));
    const auto compared = compareFiles({{a, b}, {}, {}}, {});
    ASSERT_TRUE(compared) << compared.error().message;
    ASSERT_EQ(compared->takes.size(), 2U);
    EXPECT_EQ(compared->takes[0].notes.size(), 300U);
    ASSERT_EQ(compared->fair.comparison.pairs.size(), 1U);
    EXPECT_TRUE(compared->fair.comparison.pairs[0].alignment.samePiece());
}

TEST_F(CompareFiles, LearnsTheTouchOfEachKeyboardFromTheLibrary) {
    const auto home = write("home.mid", playedOn("Home", 40));
    const auto school = write("school.mid", playedOn("School", 80));
    for (std::size_t i = 0; i < fewestTakesOfKeyboard; ++i) {
        write("home" + std::to_string(i) + ".mid", playedOn("Home", 40));
        write("school" + std::to_string(i) + ".mid", playedOn("School", 80));
    }
    const auto asSent = compareFiles({{home, school}, {}, {}}, {});
    ASSERT_TRUE(asSent) << asSent.error().message;
    EXPECT_EQ(asSent->fair.basis, LoudnessBasis::unknown);
    const auto fair = compareFiles({{home, school}, {}, folder_.path()}, {});
    ASSERT_TRUE(fair) << fair.error().message;
    EXPECT_EQ(fair->fair.basis, LoudnessBasis::normalised);
}

TEST_F(CompareFiles, RefusesASeventhTakeAndAFileThatIsNone) {
    const auto take = write("take.mid", playedOn("", 40));
    const auto seven = compareFiles({std::vector(7, take), {}, {}}, {});
    ASSERT_FALSE(seven);
    EXPECT_EQ(seven.error().message, "More than six takes cannot be compared.");
    EXPECT_FALSE(compareFiles({{take, folder_.path() / "nothing.mid"}, {}, {}}, {}));
}

} // namespace
} // namespace atos
