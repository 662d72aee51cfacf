// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare_files.h"

#include "app/compare/velocity_profiles.h"
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "unit/app/compare/take_on_keyboard.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

using test::takeOnKeyboard;

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
    const auto a = write("a.mid", takeOnKeyboard("", 40));
    const auto b = write("b.mid", takeOnKeyboard("", 60));
    const auto compared = compareFiles({{a, b}, {}, {}}, {});
    ASSERT_TRUE(compared) << compared.error().message;
    ASSERT_EQ(compared->takes.size(), 2U);
    EXPECT_EQ(compared->takes[0].notes.size(), 300U);
    ASSERT_EQ(compared->fair.comparison.pairs.size(), 1U);
    EXPECT_TRUE(compared->fair.comparison.pairs[0].alignment.samePiece());
}

TEST_F(CompareFiles, LearnsTheTouchOfEachKeyboardFromTheLibrary) {
    const auto home = write("home.mid", takeOnKeyboard("Home", 40));
    const auto school = write("school.mid", takeOnKeyboard("School", 80));
    for (std::size_t i = 0; i < fewestTakesOfKeyboard; ++i) {
        write("home" + std::to_string(i) + ".mid", takeOnKeyboard("Home", 40));
        write("school" + std::to_string(i) + ".mid", takeOnKeyboard("School", 80));
    }
    const auto asSent = compareFiles({{home, school}, {}, {}}, {});
    ASSERT_TRUE(asSent) << asSent.error().message;
    EXPECT_EQ(asSent->fair.basis, LoudnessBasis::unknown);
    const auto fair = compareFiles({{home, school}, {}, folder_.path()}, {});
    ASSERT_TRUE(fair) << fair.error().message;
    EXPECT_EQ(fair->fair.basis, LoudnessBasis::normalised);
}

TEST_F(CompareFiles, RefusesASeventhTakeAndAFileThatIsNone) {
    const auto take = write("take.mid", takeOnKeyboard("", 40));
    const auto seven = compareFiles({std::vector(7, take), {}, {}}, {});
    ASSERT_FALSE(seven);
    EXPECT_EQ(seven.error().message, "More than six takes cannot be compared.");
    EXPECT_FALSE(compareFiles({{take, folder_.path() / "nothing.mid"}, {}, {}}, {}));
}

} // namespace
} // namespace atos
