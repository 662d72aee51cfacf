// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/audible.h"
#include "tone/archetypes/recommend_tone.h"
#include "tone/archetypes/shape_tone.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace atos {
namespace {

using testing::HasSubstr;

HeadProfile head(const std::map<std::string, double>& probabilities) {
    HeadProfile result;
    result.abstained = false;
    for (const auto& [label, probability] : probabilities)
        result.labels.push_back({label, probability});
    return result;
}

/// A take whose genre and mood are heard so, with some figures of its playing.
ToneEvidence evidence(const std::map<std::string, double>& genre, const std::map<std::string, double>& mood,
                      const std::map<std::string, double>& figures) {
    ToneEvidence result;
    result.style.head(StyleHead::genre) = head(genre);
    result.style.head(StyleHead::mood) = head(mood);
    for (const auto& [name, value] : figures)
        result.playing[measureCalled(name).value()] = value;
    result.features.noteCount = 300;
    result.features.soundingSeconds = 60;
    return result;
}

ToneTarget recommended(const ToneEvidence& take) {
    return recommendTone(Archetypes::builtIn(), take);
}

ToneEvidence swing() {
    return evidence({{"jazz", 0.95}, {"pop", 0.05}}, {{"Q1", 0.8}, {"Q4", 0.2}},
                    {{"onset_rate", 4}, {"velocity_median", 70}, {"long_short", 0.5}, {"sevenths", 0.7}});
}

ToneEvidence nocturne() {
    return evidence({{"romantic", 0.95}, {"modern", 0.05}}, {{"Q3", 0.5}, {"Q4", 0.5}},
                    {{"onset_rate", 2.8}, {"velocity_median", 45}, {"pedal_share", 0.8}, {"broken_chords", 0.5},
                     {"chord_size", 1.4}, {"blocks", 0.1}});
}

} // namespace

TEST(RecommendTone, JazzIsDrierAndShorterThanANocturneAndOfAnotherVoice) {
    const TonePreset jazz = recommended(swing()).preset;
    const TonePreset song = recommended(nocturne()).preset;
    EXPECT_LT(*jazz.reverbTime, 1);
    EXPECT_GT(*song.reverbTime, 1.7);
    EXPECT_LT(*jazz.reverbLevel, *song.reverbLevel - 4);
    EXPECT_GT(*jazz.brightness, *song.brightness);
    EXPECT_NE(*jazz.voice, *song.voice);
}

TEST(RecommendTone, AToneIsNeverTheMeanOfTwoUnlikeOnes) {
    // Half jazz, half nocturne used to be a concert hall of 1.7 s: too wet for the one, too bright for the other.
    const ToneEvidence take = evidence({{"jazz", 0.5}, {"romantic", 0.5}}, {{"Q4", 1}}, {{"onset_rate", 2.5}});
    const ToneTarget target = recommended(take);
    const auto& list = Archetypes::builtIn().list;
    const auto archetype = std::find_if(list.begin(), list.end(),
                                        [&](const Archetype& a) { return a.id == target.choice.archetype; });
    ASSERT_NE(archetype, list.end());
    EXPECT_EQ(target.preset.voice, archetype->tone.voice);
    EXPECT_NEAR(*target.preset.reverbLevel, *archetype->tone.reverbLevel, archetype->reach.level + 0.3);
}

TEST(RecommendTone, PlayingMovesTheToneWithinTheArchetype) {
    ToneEvidence slow = swing();
    slow.playing[*measureCalled("onset_rate")] = 3;
    ToneEvidence quick = swing();
    quick.playing[*measureCalled("onset_rate")] = 5.5;
    const ToneTarget a = recommended(slow);
    const ToneTarget b = recommended(quick);
    ASSERT_EQ(a.choice.archetype, b.choice.archetype);
    EXPECT_GT(*a.preset.reverbTime, *b.preset.reverbTime);
    EXPECT_GT(*a.preset.reverbLevel, *b.preset.reverbLevel);
}

TEST(RecommendTone, WhereTheMusicIsNotKnownTheToneIsASafeOneAndSaysSo) {
    ToneEvidence take = swing();
    take.style.head(StyleHead::genre).abstained = true;
    const ToneTarget target = recommended(take);
    EXPECT_TRUE(target.choice.careful);
    const auto& list = Archetypes::builtIn().list;
    EXPECT_TRUE(std::any_of(list.begin(), list.end(), [&](const Archetype& archetype) {
        return archetype.id == target.choice.archetype && archetype.safe;
    }));
    EXPECT_THAT(target.reasons.front().sentence, HasSubstr("not clear"));
}

TEST(RecommendTone, LittleMusicGetsAFirstGuessAndNoNotesGetNothing) {
    ToneEvidence take = swing();
    take.features.soundingSeconds = 10;
    const ToneTarget guess = recommended(take);
    EXPECT_TRUE(guess.choice.firstGuess);
    EXPECT_TRUE(guess.preset.voice);
    EXPECT_THAT(guess.reasons.front().sentence, HasSubstr("first guess"));
    take.features.noteCount = 2;
    const ToneTarget nothing = recommended(take);
    EXPECT_FALSE(nothing.choice.recommends());
    EXPECT_FALSE(nothing.preset.voice);
}

TEST(RecommendTone, AFewNotesAreNoReasonForAVoiceOfItsOwn) {
    // The first bars of Für Elise used to be a fortepiano's.
    ToneEvidence take = evidence({{"ragtime", 1}}, {{"Q1", 1}}, {{"onset_rate", 5}, {"leaping_bass", 0.5}});
    EXPECT_EQ(recommended(take).preset.voice, Voice::honkyTonk);
    take.features.soundingSeconds = 6;
    const ToneTarget guess = recommended(take);
    EXPECT_TRUE(guess.choice.firstGuess);
    EXPECT_TRUE(guess.preset.voice == Voice::upright || guess.preset.voice == Voice::concertGrand
                || guess.preset.voice == Voice::mellowGrand || guess.preset.voice == Voice::brightGrand);
}

TEST(RecommendTone, PlainHarmonyKeepsATuneOutOfTheConcertHall) {
    // Nottingham's jigs, without dynamics and pedal, are heard as romantic: nine tenths sure and wrong.
    ToneEvidence take = evidence({{"romantic", 0.95}, {"classical", 0.05}}, {{"Q1", 0.6}, {"Q4", 0.4}},
                                 {{"onset_rate", 3.4}, {"chord_size", 1.9}, {"blocks", 0.3},
                                  {"sevenths", 0.2}, {"broken_chords", 0}, {"chromatic", 0.02}});
    EXPECT_LT(*recommended(take).preset.reverbTime, 1);
    take.playing[*measureCalled("chromatic")] = 0.4;
    EXPECT_GT(*recommended(take).preset.reverbTime, 1.2);
}

TEST(RecommendTone, HeadphonesMoveTheRoomAndNothingElse) {
    ToneEvidence take = nocturne();
    const TonePreset before = recommended(take).preset;
    take.listening = Listening::headphones;
    TonePreset after = recommended(take).preset;
    EXPECT_GT(*after.reverbLevel, *before.reverbLevel);
    after.reverbLevel = before.reverbLevel;
    EXPECT_EQ(toJson(after), toJson(before));
}

TEST(RecommendTone, TheVoiceDoesNotChangeForATrifleBetweenTakes) {
    // Between the two archetypes that lie nearest, a take on the border goes with the one before it.
    ToneEvidence take = swing();
    const auto judged = judgeArchetypes(Archetypes::builtIn(), take);
    const Archetype& second = Archetypes::builtIn().list[judged[1].index];
    const double gap = judged[0].logScore - judged[1].logScore;
    take.previous = second.id;
    const auto again = judgeArchetypes(Archetypes::builtIn(), take);
    EXPECT_EQ(Archetypes::builtIn().list[again[0].index].id == second.id, gap < 0.5);
    EXPECT_NEAR(again[0].probability + again[1].probability,
                judged[0].probability + judged[1].probability, 0.3);
}

TEST(RecommendTone, ThreeAnswersAreAudiblyThreeForEveryArchetype) {
    for (const Archetype& archetype : Archetypes::builtIn().list) {
        const auto offers = offeredTones(roundedToAudible(archetype.tone), archetype.sentence);
        for (std::size_t i = 0; i < offers.size(); ++i) {
            EXPECT_TRUE(presetFromJson(toJson(offers.at(i).preset))) << archetype.id;
            EXPECT_FALSE(offers.at(i).sentence.empty());
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_GE(stepsApart(offers.at(i).preset, offers.at(j).preset), 1.9)
                    << archetype.id << ' ' << roleName(offers.at(i).role) << ' ' << roleName(offers.at(j).role);
        }
    }
}

TEST(RecommendTone, SpeaksOfTheMusic) {
    const ToneTarget target = recommended(swing());
    EXPECT_THAT(target.reasons.front().sentence, HasSubstr("swung notes"));
    for (const Reason& reason : target.reasons) {
        EXPECT_FALSE(reason.sentence.empty());
        EXPECT_FALSE(reason.source.empty()) << reason.sentence;
    }
}

} // namespace atos
