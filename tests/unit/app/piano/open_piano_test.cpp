// SPDX-License-Identifier: Apache-2.0
#include "app/piano/open_piano.h"

#include "app/piano/device_list.h"
#include "app/piano/identify_port.h"
#include "app/piano/known_pianos.h"
#include "app/piano/unfinished_changes.h"
#include "midi/memory_system.h"
#include "piano/link/snapshot.h"
#include "piano/profile/profile_store.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

class OpenPiano : public testing::Test {
protected:
    void SetUp() override {
        auto profiles = readProfiles(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards");
        ASSERT_TRUE(profiles);
        profiles_ = std::move(*profiles);
    }
    void plugIn(const std::string& id, const std::string& port) {
        auto profile = keyboardCalled(profiles_, id);
        ASSERT_TRUE(profile);
        auto piano = SimulatedPiano::start(system_, std::move(*profile), port);
        ASSERT_TRUE(piano) << piano.error().message;
        pianos_.push_back(std::move(*piano));
    }

    MemorySystem system_;
    std::vector<KeyboardProfile> profiles_;
    std::vector<std::unique_ptr<SimulatedPiano>> pianos_;
};

TEST_F(OpenPiano, RecognisesThePianoThatIsThere) {
    plugIn("roland-fp30x", "Some box");
    const auto keyboard = recogniseKeyboard(system_, "", profiles_, {});
    ASSERT_TRUE(keyboard) << keyboard.error().message;
    EXPECT_EQ(*keyboard, "roland-fp30x");
    const auto piano = identifyPort(system_, "box", profiles_, {});
    ASSERT_TRUE(piano) << piano.error().message;
    EXPECT_EQ(piano->by, KnownBy::identity);
    EXPECT_EQ(piano->maker, "Roland");
    EXPECT_TRUE(piano->answers());
}

TEST_F(OpenPiano, ReadsHowThePianoIsSetInItsOwnWords) {
    plugIn("roland-fp30x", "Some box");
    const auto piano = identifyPort(system_, "box", profiles_, {});
    ASSERT_TRUE(piano);
    const auto settings = readPianoSettings(system_, piano->found, {});
    ASSERT_TRUE(settings) << settings.error().message;
    const auto brightness = std::find_if(settings->begin(), settings->end(), [](const PianoSetting& each) {
        return each.parameter == "brightness";
    });
    ASSERT_NE(brightness, settings->end());
    EXPECT_EQ(brightness->sentence, "Brilliance +0");
}

TEST_F(OpenPiano, AsksWhichPianoIsMeantWhenThereAreTwo) {
    plugIn("roland-fp30x", "First");
    plugIn("roland-fp30x", "Second");
    const auto both = openPiano(system_, profiles_, {"auto", "", false}, {});
    ASSERT_FALSE(both);
    EXPECT_EQ(both.error().code, ErrorCode::environment);
    EXPECT_TRUE(openPiano(system_, profiles_, {"second", "", false}, {}));
}

TEST_F(OpenPiano, NamesTheProfilesThereAreWhenOneIsNotKnown) {
    plugIn("roland-fp30x", "Some box");
    const auto link = openPiano(system_, profiles_, {"box", "no-such-piano", false}, {});
    ASSERT_FALSE(link);
    EXPECT_EQ(link.error().message, "There is no keyboard profile \"no-such-piano\".");
    EXPECT_NE(link.error().nextStep.find("roland-fp30x"), std::string::npos);
}

TEST_F(OpenPiano, ListsPortsByTheirNamesAndSendsNothing) {
    plugIn("roland-fp30x", "Roland FP-30X");
    for (const ListedPort& listed : listPorts(system_, profiles_)) {
        ASSERT_NE(listed.piano, nullptr) << listed.port.name;
        EXPECT_EQ(listed.piano->id, "roland-fp30x");
    }
    EXPECT_TRUE(pianos_.front()->received().empty());
}

TEST(UnfinishedChanges, AreThoseThatNobodyChoseToKeep) {
    const test::TemporaryFolder folder;
    PianoSnapshot open{"roland-fp30x", "Roland FP-30X", {{"brightness", 0}}, {}, SnapshotState::open};
    PianoSnapshot kept{"yamaha-csp", "CSP", {{"brightness", 0}}, {}, SnapshotState::kept};
    for (const PianoSnapshot& snapshot : {open, kept})
        ASSERT_TRUE(writeSnapshot(snapshot, snapshotPath(folder.path(), snapshot.keyboard, snapshot.port)));
    const auto changes = unfinishedChanges(folder.path());
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().keyboard, "roland-fp30x");
    EXPECT_EQ(changes.front().port, "Roland FP-30X");
    EXPECT_TRUE(canBePutBack(folder.path(), "yamaha-csp", "CSP"));
    EXPECT_FALSE(canBePutBack(folder.path(), "kawai-es", "ES"));
}

} // namespace
} // namespace atos
