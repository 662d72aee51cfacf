// SPDX-License-Identifier: Apache-2.0
#include "piano/pianoteq/pianoteq.h"

#include "piano/link/snapshot.h"
#include "support/temporary_folder.h"
#include "unit/piano/fake_pianoteq.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::FakePianoteq;
using test::Mischief;
using testing::AnyOf;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Pianoteq : public testing::Test {
protected:
    std::unique_ptr<PianoLink> link(bool experimental = true) {
        PianoLinkOptions options;
        options.snapshotFolder = folder_.path();
        options.experimental = experimental;
        return linkPianoteq(fake_.port(), options, {std::chrono::milliseconds(400), 1U << 20U});
    }
    static TonePreset bright() {
        TonePreset preset;
        preset.brightness = 1;
        preset.reverbTime = 2.4;
        preset.reverbLevel = -18;
        preset.resonance = -0.5;
        return preset;
    }

    test::TemporaryFolder folder_;
    FakePianoteq fake_;
};

TEST(PianoteqPort, OnlyThatNameMeansIt) {
    EXPECT_EQ(pianoteqPort("pianoteq"), 8081);
    EXPECT_EQ(pianoteqPort("pianoteq:9000"), 9000);
    for (const char* other : {"", "auto", "Pianoteq", "pianoteq:", "pianoteq:0", "pianoteq:70000",
                              "pianoteq:80x", "pianoteq:8081/..", "my pianoteq"})
        EXPECT_FALSE(pianoteqPort(other)) << other;
}

TEST_F(Pianoteq, IsNotContactedBeforeItIsAsked) {
    const auto link = this->link();
    EXPECT_THAT(fake_.calls(), IsEmpty());
}

TEST_F(Pianoteq, IsReadWithoutAWrite) {
    const auto values = link()->read({});
    ASSERT_TRUE(values) << values.error().message;
    EXPECT_EQ(values->at("reverb_duration"), 300'000);
    EXPECT_FALSE(values->contains("volume"));
    EXPECT_THAT(fake_.calls(), testing::ElementsAre("getInfo", "getParameters"));
}

TEST_F(Pianoteq, GetsNothingUnlessExperimentalSettingsAreAllowed) {
    const auto pushed = link(false)->push(bright(), {});
    ASSERT_TRUE(pushed);
    EXPECT_THAT(pushed->changes, IsEmpty());
    EXPECT_THAT(pushed->losses[0].sentence, HasSubstr("experimental"));
    EXPECT_THAT(fake_.calls(), Not(testing::Contains("setParameters")));
}

TEST_F(Pianoteq, GetsTheToneAndProvesIt) {
    const auto pushed = link()->push(bright(), {});
    ASSERT_TRUE(pushed) << pushed.error().message;
    EXPECT_EQ(pushed->verified, true);
    EXPECT_EQ(pushed->changes.size(), 6U);
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.5, 1e-6);
    EXPECT_NEAR(fake_.value("Hammer Hardness Forte"), 1, 1e-6) << "no further than its end";
    EXPECT_NEAR(fake_.value("Sympathetic Resonance"), 0.45, 1e-6);
    EXPECT_THAT(fake_.calls(), Each(AnyOf("getInfo", "getParameters", "setParameters")));
    EXPECT_THAT(fake_.touched(), Not(testing::Contains("Volume")));
}

TEST_F(Pianoteq, StepsDoNotAddUpAndUndoBringsBackWhatWasThere) {
    ASSERT_TRUE(link()->push(bright(), {}));
    TonePreset mellow = bright();
    mellow.brightness = -1;
    ASSERT_TRUE(link()->push(mellow, {}));
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.3, 1e-6);
    const auto undone = link()->undo({});
    ASSERT_TRUE(undone) << undone.error().message;
    EXPECT_EQ(undone->verified, true);
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.4, 1e-6);
    EXPECT_NEAR(fake_.value("Hammer Hardness Forte"), 0.95, 1e-6);
    EXPECT_NEAR(fake_.value("Reverb Duration"), 0.3, 1e-6);
    EXPECT_EQ(link()->undo({}).error().code, ErrorCode::badInput);
}

TEST_F(Pianoteq, TheSameToneAgainChangesNothing) {
    ASSERT_TRUE(link()->push(bright(), {}));
    const auto before = fake_.calls();
    const auto again = link()->push(bright(), {});
    ASSERT_TRUE(again);
    EXPECT_THAT(again->changes, IsEmpty());
    EXPECT_EQ(again->verified, true);
    EXPECT_EQ(std::count(before.begin(), before.end(), "setParameters"), 1);
}

TEST_F(Pianoteq, WhatItsUserSetsMeanwhileIsTheNewStateToComeBackTo) {
    ASSERT_TRUE(link()->push(bright(), {}));
    fake_.setByItsUser("Hammer Hardness Piano", 0.7);
    ASSERT_TRUE(link()->push(bright(), {}));
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.8, 1e-6);
    ASSERT_TRUE(link()->undo({}));
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.7, 1e-6);
}

TEST_F(Pianoteq, OneThatDoesNotObeyIsTold) {
    fake_.behave(Mischief::ignoresSet);
    const auto pushed = link()->push(bright(), {});
    ASSERT_TRUE(pushed);
    EXPECT_EQ(pushed->verified, false);
    EXPECT_THAT(pushed->losses.back().sentence, HasSubstr("Pianoteq kept"));
}

TEST_F(Pianoteq, OneThatRefusesIsLeftAsItWas) {
    fake_.behave(Mischief::refusesToSet);
    const auto pushed = link()->push(bright(), {});
    ASSERT_FALSE(pushed);
    EXPECT_THAT(pushed.error().message, HasSubstr("refuses setParameters"));
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.4, 1e-6);
}

TEST_F(Pianoteq, OneThatDiesInTheMiddleIsOfferedToBePutBack) {
    fake_.behave(Mischief::diesAtSet);
    ASSERT_FALSE(link()->push(bright(), {}));
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.5, 1e-6);
    ASSERT_EQ(unfinishedSnapshots(folder_.path()).size(), 1U);
    EXPECT_EQ(pianoteqPort(unfinishedSnapshots(folder_.path())[0].port), fake_.port());
    fake_.behave(Mischief::none);
    ASSERT_TRUE(link()->undo({}));
    EXPECT_NEAR(fake_.value("Hammer Hardness Piano"), 0.4, 1e-6);
    EXPECT_THAT(unfinishedSnapshots(folder_.path()), IsEmpty());
}

TEST_F(Pianoteq, WhateverAnswersEndsInOneSentence) {
    for (const Mischief mischief : {Mischief::hangsUp, Mischief::floods, Mischief::notJson, Mischief::otherId,
                                    Mischief::drips, Mischief::serverError, Mischief::isAnother}) {
        fake_.behave(mischief);
        const auto pushed = link()->push(bright(), {});
        ASSERT_FALSE(pushed) << static_cast<int>(mischief);
        EXPECT_EQ(pushed.error().code, ErrorCode::environment);
        EXPECT_FALSE(pushed.error().message.empty());
    }
    EXPECT_THAT(fake_.touched(), IsEmpty());
    EXPECT_THAT(unfinishedSnapshots(folder_.path()), IsEmpty());
}

TEST(PianoteqAway, IsToldInOneSentence) {
    std::uint16_t port = 0;
    {
        const FakePianoteq gone;
        port = gone.port();
    }
    const auto values = linkPianoteq(port, {}, {})->read({});
    ASSERT_FALSE(values);
    EXPECT_THAT(values.error().nextStep, HasSubstr("Start Pianoteq"));
}

TEST_F(Pianoteq, KeepsItsInstrumentAndSaysSo) {
    TonePreset preset;
    preset.reverbTime = 2;
    preset.voice = Voice::upright;
    const auto pushed = link()->push(preset, {});
    ASSERT_TRUE(pushed);
    EXPECT_EQ(pushed->changes.size(), 1U);
    EXPECT_THAT(pushed->losses[0].sentence, HasSubstr("Another voice"));
}

} // namespace
} // namespace atos
