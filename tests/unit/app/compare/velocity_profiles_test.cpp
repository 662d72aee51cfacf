// SPDX-License-Identifier: Apache-2.0
#include "app/compare/velocity_profiles.h"

#include "music/smf.h"
#include "support/temporary_folder.h"
#include "unit/app/compare/take_on_keyboard.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

using test::takeOnKeyboard;

class KeyboardVelocityProfiles : public testing::Test {
protected:
    void keep(const std::string& keyboard, double loudness, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::string name = keyboard + std::to_string(i) + ".mid";
            ASSERT_TRUE(writeMidi(takeOnKeyboard(keyboard, loudness), folder_.path() / name));
        }
    }
    [[nodiscard]] std::vector<VelocityProfile> profiles() const {
        const auto learnt = profilesOfKeyboards(takes_, folder_.path(), {});
        EXPECT_TRUE(learnt) << learnt.error().message;
        return learnt ? *learnt : std::vector<VelocityProfile>{};
    }

    test::TemporaryFolder folder_;
    std::vector<Performance> takes_{takeOnKeyboard("Home", 40), takeOnKeyboard("School", 80)};
};

TEST_F(KeyboardVelocityProfiles, AreLearntFromTheTakesOfEach) {
    keep("Home", 40, fewestTakesOfKeyboard);
    keep("School", 80, fewestTakesOfKeyboard);
    ASSERT_TRUE(writeFile(folder_.path() / "broken.mid", Bytes(10)));
    const auto learnt = profiles();
    ASSERT_EQ(learnt.size(), 2U);
    EXPECT_NEAR(learnt[1].at(0.5) - learnt[0].at(0.5), 40, 1);
}

TEST_F(KeyboardVelocityProfiles, AreNotGuessedFromTooFewTakes) {
    keep("Home", 40, fewestTakesOfKeyboard);
    keep("School", 80, fewestTakesOfKeyboard - 1);
    EXPECT_TRUE(profiles().empty());
}

TEST_F(KeyboardVelocityProfiles, DoNotMatterOnOneKeyboardOrAnUnknownOne) {
    keep("Home", 40, fewestTakesOfKeyboard);
    takes_[1].keyboard = "Home";
    EXPECT_TRUE(profiles().empty());
    takes_[1].keyboard.clear();
    EXPECT_TRUE(profiles().empty());
}

TEST_F(KeyboardVelocityProfiles, StopWhenAsked) {
    keep("Home", 40, 1);
    Task task;
    task.cancel.cancel();
    EXPECT_EQ(profilesOfKeyboards(takes_, folder_.path(), task).error().code, ErrorCode::cancelled);
}

} // namespace
} // namespace atos
