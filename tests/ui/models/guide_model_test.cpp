// SPDX-License-Identifier: Apache-2.0
#include "support/temporary_folder.h"
#include "ui/calibrate/guide_model.h"
#include "ui/fakes.h"
#include "ui/models/wait.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

using Step = GuideModel::Step;

class GuideModelTest : public testing::Test {
protected:
    /// As after so many notes.
    void play(int notes) {
        LiveSnapshot snapshot;
        snapshot.take = std::make_shared<const Performance>(test::scale(0.5 * notes));
        engine_.publish(snapshot);
        live_.poll();
    }

    test::TemporaryFolder folder_;
    test::FakeEngine engine_;
    std::shared_ptr<test::SynthRecord> record_ = std::make_shared<test::SynthRecord>();
    SettingsModel settings_{folder_.path()};
    LiveModel live_{engine_};
    test::OpenedSound sound_{test::recordingSynth(record_)};
    PlayerModel player_{sound_};
};

TEST_F(GuideModelTest, LeadsThroughTheFirstMinuteOnce) {
    {
        GuideModel guide(settings_, live_, player_);
        EXPECT_EQ(guide.step(), Step::Piano);
        guide.next();
        EXPECT_EQ(guide.step(), Step::Sound);
        play(3); // before they are asked for: they do not count
        guide.next();
        EXPECT_EQ(guide.step(), Step::Play);
        EXPECT_EQ(guide.notes(), 0);
        play(5);
        EXPECT_EQ(guide.notes(), 2);
        play(9);
        EXPECT_EQ(guide.notes(), GuideModel::wantedNotes);
        EXPECT_EQ(guide.step(), Step::Heard);
        guide.next();
        EXPECT_EQ(guide.step(), Step::Done);
        guide.next();
        EXPECT_EQ(guide.step(), Step::Closed);
    }
    EXPECT_TRUE(SettingsModel(folder_.path()).guideSeen());
    GuideModel again(settings_, live_, player_);
    EXPECT_EQ(again.step(), Step::Closed);
    again.begin();
    EXPECT_EQ(again.step(), Step::Piano);
}

TEST_F(GuideModelTest, CountsOnWhenATakeIsStartedOver) {
    GuideModel guide(settings_, live_, player_);
    play(20);
    guide.next();
    guide.next();
    play(1);
    EXPECT_EQ(guide.notes(), 0);
    play(5);
    EXPECT_EQ(guide.notes(), 4);
}

TEST_F(GuideModelTest, AsksWhatWasHeardOnlyWhenThereWasSomethingToHear) {
    GuideModel guide(settings_, live_, player_);
    guide.next();
    guide.next();
    guide.next();
    EXPECT_EQ(guide.step(), Step::Done);
}

TEST_F(GuideModelTest, IsClosedAtAnyStep) {
    GuideModel guide(settings_, live_, player_);
    guide.next();
    guide.close();
    EXPECT_EQ(guide.step(), Step::Closed);
    EXPECT_TRUE(settings_.guideSeen());
}

TEST_F(GuideModelTest, TheSampleSounds) {
    GuideModel guide(settings_, live_, player_);
    ATOS_WAIT_FOR(sound_.audible());
    guide.playSample();
    ATOS_WAIT_FOR(record_->notesOn() == 4);
}

} // namespace
} // namespace atos
