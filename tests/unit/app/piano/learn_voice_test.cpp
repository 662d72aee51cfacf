// SPDX-License-Identifier: Apache-2.0
// A player, a simulated piano and a lesson, on a clock that is turned by hand.
#include "app/piano/learn_voice.h"

#include "app/piano/voice_list.h"
#include "midi/memory_system.h"
#include "piano/profile/encode.h"
#include "piano/profile/lint.h"
#include "piano/simulated/simulated_piano.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

#include <deque>

namespace atos {
namespace {

using test::hex;
using test::shippedProfile;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class LearnVoice : public testing::Test {
protected:
    /// A piano that is `as` inside, whatever its profile knows.
    void plugIn(const KeyboardProfile& as) {
        auto started = SimulatedPiano::start(system, as, port);
        ASSERT_TRUE(started);
        piano = *std::move(started);
    }

    /// A piano of that id which takes program changes, as its profile does not tell.
    static KeyboardProfile withPrograms(const std::string& id) {
        LearnedVoices inside;
        inside.keyboard = id;
        inside.reachesKeys = true;
        inside.home = ProgramNumbers{0, {0, 0, 0}};
        inside.voices[Voice::mellowGrand] = {0, {0, 1, 5}};
        return withLearned(shippedProfile(id), inside);
    }

    Result<LearnedVoice> learn(const KeyboardProfile& profile, Voice voice) {
        const LearnTalk talk{[this](const std::string& sentence) { told.push_back(sentence); },
                             [this](const std::string& question) {
                                 asked.push_back(question);
                                 soundWhenAsked = piano->value("voice");
                                 return answer;
                             }};
        LearnOptions options;
        options.own = folder / "keyboards";
        options.link.snapshotFolder = folder / "snapshots";
        options.link.wait = [this](double) { movePlayer(); };
        options.patienceSeconds = 2;
        return learnVoice(system, port, port, profile, voice, talk, options, task);
    }

    /// When the player was asked for something new, the next of `picks` is chosen on the panel.
    void movePlayer() {
        if (told.size() == picked || picks.empty()) return;
        picked = told.size();
        const auto [msb, lsb, program] = picks.front();
        picks.pop_front();
        for (const Bytes& message : {Bytes{0xB0, 0, msb}, Bytes{0xB0, 32, lsb}, Bytes{0xC0, program}})
            ASSERT_TRUE(piano->play(message));
        piano->setValue("voice", (msb * 128 + lsb) * 128 + program);
    }

    [[nodiscard]] std::optional<LearnedVoices> kept(const std::string& id) const {
        const auto read = readLearned(folder / "keyboards", id);
        return read ? *read : std::nullopt;
    }

    const std::string port = "Piano";
    const test::TemporaryFolder folder;
    MemorySystem system;
    std::unique_ptr<SimulatedPiano> piano;
    std::deque<std::array<std::uint8_t, 3>> picks;
    std::size_t picked = 0;
    std::vector<std::string> told, asked;
    Result<bool> answer = true;
    int soundWhenAsked = -1;
    Task task;
};

TEST_F(LearnVoice, WhatThePianoSaysIsSentBackAndKeptWhenItsKeysObey) {
    plugIn(withPrograms("kawai-ca-cn"));
    picks = {{0, 0, 0}, {0, 1, 5}, {0, 2, 7}};
    const auto learned = learn(shippedProfile("kawai-ca-cn"), Voice::mellowGrand);
    ASSERT_TRUE(learned) << learned.error().message;
    EXPECT_TRUE(learned->reachesKeys);
    EXPECT_EQ(told.size(), 3U);
    EXPECT_THAT(asked, ElementsAre(HasSubstr("mellow grand")));
    EXPECT_EQ(soundWhenAsked, 128 + 5);
    EXPECT_EQ(piano->value("voice"), 2 * 128 + 7) << "the piano has what its player chose last";
    EXPECT_FALSE(std::filesystem::exists(folder / "snapshots")
                 && !std::filesystem::is_empty(folder / "snapshots"));

    // From now on a tone may ask for it.
    const auto store = openProfileStore(test::shippedProfileFolder(), folder / "keyboards");
    ASSERT_TRUE(store);
    EXPECT_THAT(store->objections, IsEmpty());
    for (const KeyboardProfile& profile : store->profiles) {
        if (profile.id != "kawai-ca-cn") continue;
        EXPECT_THAT(lint(profile), IsEmpty());
        const auto voices = voicesOn(profile, false);
        EXPECT_EQ(voices.size(), voiceCount);
        EXPECT_TRUE(voices[1].set) << voices[1].sentence;
        EXPECT_FALSE(voices[5].set);
        EXPECT_THAT(voices[5].sentence, HasSubstr("mellow grand"));
    }
}

TEST_F(LearnVoice, TheSecondVoiceNeedsNoHome) {
    plugIn(withPrograms("kawai-ca-cn"));
    picks = {{0, 0, 0}, {0, 1, 5}, {0, 2, 7}};
    ASSERT_TRUE(learn(shippedProfile("kawai-ca-cn"), Voice::mellowGrand));
    told.clear();
    picked = 0;
    picks = {{0, 3, 1}, {0, 3, 1}, {0, 0, 0}}; // the same twice: it waits for another
    const auto learned = learn(shippedProfile("kawai-ca-cn"), Voice::honkyTonk);
    // The third pick comes only with a third sentence, so patience ends.
    ASSERT_FALSE(learned);
    EXPECT_EQ(kept("kawai-ca-cn")->voices.size(), 1U) << "nothing is kept of a lesson that ends early";
    told.clear();
    picked = 0;
    picks = {{0, 3, 1}, {0, 0, 0}};
    ASSERT_TRUE(learn(shippedProfile("kawai-ca-cn"), Voice::honkyTonk));
    EXPECT_EQ(kept("kawai-ca-cn")->voices.size(), 2U);
}

TEST_F(LearnVoice, APianoWhoseKeysDoNotObeyIsLeftAloneForEver) {
    plugIn(withPrograms("kawai-ca-cn"));
    picks = {{0, 0, 0}, {0, 1, 5}, {0, 2, 7}};
    answer = false;
    const auto learned = learn(shippedProfile("kawai-ca-cn"), Voice::mellowGrand);
    ASSERT_TRUE(learned) << learned.error().message;
    EXPECT_FALSE(learned->reachesKeys);
    EXPECT_EQ(piano->value("voice"), 2 * 128 + 7);
    const KeyboardProfile own = withLearned(shippedProfile("kawai-ca-cn"), *kept("kawai-ca-cn"));
    EXPECT_EQ(own.find("voice"), nullptr);
}

TEST_F(LearnVoice, ADocumentedNumberIsSentAtOnceAndReadBack) {
    const KeyboardProfile lx = shippedProfile("roland-lx700");
    plugIn(lx);
    const auto learned = learn(lx, Voice::fortepiano);
    ASSERT_TRUE(learned) << learned.error().message;
    EXPECT_TRUE(learned->reachesKeys);
    EXPECT_EQ(soundWhenAsked, 3 * 128 * 128 + 17);
    EXPECT_EQ(piano->value("voice"), 0);
    const KeyboardProfile own = withLearned(lx, *kept("roland-lx700"));
    EXPECT_TRUE(voicesOn(own, false)[7].set) << "tried";
    EXPECT_FALSE(voicesOn(own, false)[4].set) << "an upright is known from one source only";
    EXPECT_TRUE(voicesOn(own, true)[4].set);
}

TEST_F(LearnVoice, APianoThatKeepsItsSoundNeedNotBeListenedTo) {
    const KeyboardProfile lx = shippedProfile("roland-lx700");
    plugIn(lx);
    SimulatedFaults faults;
    faults.ignoreWrites = true;
    piano->setFaults(faults);
    const auto learned = learn(lx, Voice::fortepiano);
    ASSERT_TRUE(learned) << learned.error().message;
    EXPECT_FALSE(learned->reachesKeys);
    EXPECT_THAT(asked, IsEmpty());
}

TEST_F(LearnVoice, OneThatEndsEarlyPutsBackAndKeepsNothing) {
    plugIn(withPrograms("kawai-ca-cn"));
    picks = {{0, 0, 0}, {0, 1, 5}, {0, 2, 7}};
    answer = cancelled();
    EXPECT_FALSE(learn(shippedProfile("kawai-ca-cn"), Voice::mellowGrand));
    EXPECT_EQ(piano->value("voice"), 2 * 128 + 7);
    EXPECT_FALSE(kept("kawai-ca-cn"));

    told.clear();
    picks.clear();
    const auto silent = learn(shippedProfile("kawai-ca-cn"), Voice::mellowGrand);
    ASSERT_FALSE(silent);
    EXPECT_EQ(silent.error().code, ErrorCode::environment);
    EXPECT_THAT(silent.error().message, HasSubstr("did not say"));
}

TEST_F(LearnVoice, APianoWithoutProgramsSaysSo) {
    plugIn(shippedProfile("roland-fp30x"));
    const auto learned = learn(shippedProfile("roland-fp30x"), Voice::fortepiano);
    ASSERT_FALSE(learned);
    EXPECT_EQ(learned.error().code, ErrorCode::badInput);
    EXPECT_THAT(piano->received(), IsEmpty());
}

TEST_F(LearnVoice, IsForgottenWhenItsPlayerWants) {
    plugIn(withPrograms("kawai-ca-cn"));
    picks = {{0, 0, 0}, {0, 1, 5}, {0, 2, 7}};
    ASSERT_TRUE(learn(shippedProfile("kawai-ca-cn"), Voice::mellowGrand));
    const auto own = folder / "keyboards";
    EXPECT_FALSE(forgetVoice(own, "kawai-ca-cn", Voice::tine));
    EXPECT_TRUE(forgetVoice(own, "kawai-ca-cn", Voice::mellowGrand));
    EXPECT_FALSE(kept("kawai-ca-cn"));
    EXPECT_FALSE(forgetVoice(own, "kawai-ca-cn", std::nullopt));
}

} // namespace
} // namespace atos
