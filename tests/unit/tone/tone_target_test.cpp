// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/tone_target.h"

#include "tone/ranking/tone_rules.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

using ::testing::HasSubstr;

RankedPreset neighbour(const std::string& id, double score) {
    RankedPreset entry;
    entry.id = id;
    entry.title = "Nocturne";
    entry.composer = "Chopin";
    entry.score = score;
    entry.tone.id = id;
    entry.tone.voice = Voice::concertGrand;
    entry.tone.brightness = 0;
    entry.tone.reverbTime = 1.6;
    entry.tone.reverbLevel = -16;
    return entry;
}

/// Played by a hand, neither calm nor excited, at a tempo that is certain.
Features middling() {
    Features features;
    features.tempo = {110, 1};
    features.noteCount = 1000;
    features.velocityMedian = 65;
    features.velocityLow = 50;
    features.velocityHigh = 80;
    features.velocitySpread = 12;
    features.articulation = 0.7;
    features.registerMean = 62;
    return features;
}

const Reason* reasonFor(const ToneTarget& target, const std::string& parameter) {
    for (const Reason& reason : target.reasons)
        if (reason.parameter == parameter) return &reason;
    return nullptr;
}

} // namespace

TEST(ToneRules, ReverberationFollowsTempoWithinWhatListenersLike) {
    EXPECT_DOUBLE_EQ(reverbTimeForTempo(60), 1.9);
    EXPECT_DOUBLE_EQ(reverbTimeForTempo(20), 1.9);
    EXPECT_DOUBLE_EQ(reverbTimeForTempo(110), 1.7);
    EXPECT_DOUBLE_EQ(reverbTimeForTempo(300), 1.5);
    const TempoEstimate unsure{160, 0.5, {{160, 0.5}, {60, 0.5}}};
    EXPECT_DOUBLE_EQ(reverbTimeForTempo(unsure), 1.7) << "in the middle of both";
    EXPECT_DOUBLE_EQ(trustIn(unsure), 0.125);
    EXPECT_DOUBLE_EQ(trustIn({}), 0);
    EXPECT_EQ(reverbTypeForTime(1.39), ReverbType::chamber);
    EXPECT_EQ(reverbTypeForTime(1.5), ReverbType::hall);
    EXPECT_EQ(reverbTypeForTime(1.9), ReverbType::concertHall);
}

TEST(ToneRules, BrightnessHasADeadZoneAndOneStep) {
    EXPECT_EQ(brightnessForArousal(0.5), 0);
    EXPECT_EQ(brightnessForArousal(0.36), 0);
    EXPECT_EQ(brightnessForArousal(0.64), 0);
    EXPECT_NEAR(brightnessForArousal(0.8), 0.6, 1e-12);
    EXPECT_EQ(brightnessForArousal(1), 1);
    EXPECT_EQ(brightnessForArousal(0), -1);
}

TEST(ToneRules, ArousalRisesWithEachCue) {
    const Features base = middling();
    const double middle = arousal(base);
    EXPECT_NEAR(middle, 0.5, 0.05);
    const auto with = [&base](const auto& change) {
        Features features = base;
        change(features);
        return arousal(features);
    };
    EXPECT_GT(with([](Features& f) { f.tempo.bpm = 150; }), middle);
    EXPECT_GT(with([](Features& f) { f.registerMean = 72; }), middle);
    EXPECT_GT(with([](Features& f) { f.velocityMedian = 90; }), middle);
    EXPECT_GT(with([](Features& f) { f.articulation = 0.4; }), middle);
    EXPECT_EQ(arousal(Features{}), 0.5);
}

TEST(ToneRules, FilesWithoutDynamicsSayNothingAboutTheHand) {
    Features features = middling();
    features.velocitySpread = 0;
    const double before = arousal(features);
    features.velocityMedian = 127;
    features.velocityLow = 127;
    features.velocityHigh = 127;
    EXPECT_EQ(arousal(features), before);
    EXPECT_EQ(keyTouchForVelocities(features), std::nullopt);
}

TEST(ToneRules, TouchNeedsFourHundredNotesAndClearQuantiles) {
    Features soft = middling();
    soft.velocityMedian = 40;
    soft.velocityHigh = 60;
    EXPECT_EQ(keyTouchForVelocities(soft), -1);
    soft.noteCount = 399;
    EXPECT_EQ(keyTouchForVelocities(soft), std::nullopt);
    Features loud = middling();
    loud.velocityMedian = 90;
    loud.velocityLow = 70;
    EXPECT_EQ(keyTouchForVelocities(loud), 1);
    loud.velocityLow = 50;
    EXPECT_EQ(keyTouchForVelocities(loud), 0);
}

TEST(ToneTarget, IsTheNeighbourWhenPlayingSaysNothing) {
    const ToneTarget target = blendTone({neighbour("nocturne", 1)}, Features{});
    EXPECT_EQ(target.preset.id, "like-nocturne");
    EXPECT_EQ(target.preset.voice, Voice::concertGrand);
    EXPECT_EQ(target.preset.brightness, 0);
    EXPECT_NEAR(*target.preset.reverbTime, 1.6, 1e-9);
    EXPECT_NEAR(*target.preset.reverbLevel, -16, 1e-9);
    EXPECT_EQ(target.preset.reverbType, ReverbType::hall);
    EXPECT_FALSE(target.preset.touch);
    EXPECT_FALSE(target.preset.resonance);
    EXPECT_FALSE(target.preset.chorus);
}

TEST(ToneTarget, BetterScoresWeighMore) {
    RankedPreset bright = neighbour("bright", 1.0);
    bright.tone.brightness = 1;
    RankedPreset dark = neighbour("dark", 0.9);
    dark.tone.brightness = -1;
    const double e = std::exp(-1.0);
    EXPECT_NEAR(*blendTone({bright, dark}, Features{}).preset.brightness, (1 - e) / (1 + e), 0.006);
    dark.score = 1.0;
    EXPECT_NEAR(*blendTone({bright, dark}, Features{}).preset.brightness, 0, 1e-9);
}

TEST(ToneTarget, TheVoiceIsWhatSetsTheNearestApart) {
    std::vector<RankedPreset> ranked;
    for (int i = 0; i < 100; ++i) {
        ranked.push_back(neighbour(std::string(1, static_cast<char>('!' + i)), 1 - 0.0001 * i));
        if (i % 3 == 0 && i < 20) ranked.back().tone.voice = Voice::mellowGrand;
    }
    EXPECT_EQ(blendTone(ranked, Features{}).preset.voice, Voice::mellowGrand);
    for (std::size_t i = 0; i < ranked.size(); i += 3)
        ranked[i].tone.voice = Voice::mellowGrand;
    EXPECT_EQ(blendTone(ranked, Features{}).preset.voice, Voice::concertGrand);
    ranked[1].tone.voice = Voice::upright; // the only one there is
    EXPECT_EQ(blendTone(ranked, Features{}).preset.voice, Voice::concertGrand);
}

TEST(ToneTarget, OnlyTheTwentyNearestAreBlended) {
    std::vector<RankedPreset> ranked(20, neighbour("near", 1));
    ranked.push_back(neighbour("far", 1));
    ranked.back().tone.brightness = 1;
    EXPECT_EQ(blendTone(ranked, Features{}).preset.brightness, 0);
}

TEST(ToneTarget, ASureTempoOverrulesTheNeighbours) {
    Features slow;
    slow.tempo = {60, 1};
    EXPECT_NEAR(*blendTone({neighbour("n", 1)}, slow).preset.reverbTime, 1.9, 1e-9);
    EXPECT_EQ(blendTone({neighbour("n", 1)}, slow).preset.reverbType, ReverbType::concertHall);
    slow.tempo.confidence = 0.5;
    EXPECT_NEAR(*blendTone({neighbour("n", 1)}, slow).preset.reverbTime, 1.64, 1e-9)
        << "an eighth of the way";
}

TEST(ToneTarget, EveryPartThatIsSetHasAReasonWithASource) {
    Features features = middling();
    features.pedalChanges = 20;
    features.pedalShare = 0.9;
    const ToneTarget target = blendTone({neighbour("n", 1), neighbour("m", 0.9)}, features);
    for (const char* parameter : {"choice", "voice", "brightness", "reverb.time", "reverb.type",
                                  "reverb.level", "resonance", "touch"}) {
        const Reason* reason = reasonFor(target, parameter);
        ASSERT_NE(reason, nullptr) << parameter;
        EXPECT_TRUE(reason->sentence.ends_with('.')) << reason->sentence;
        EXPECT_FALSE(reason->source.empty());
    }
    EXPECT_THAT(reasonFor(target, "reverb.time")->source, HasSubstr("Hidaka"));
    EXPECT_THAT(reasonFor(target, "resonance")->sentence, HasSubstr("90 %"));
    features.pedalChanges = 0;
    features.pedalKnown = false;
    RankedPreset resonant = neighbour("n", 1);
    resonant.tone.resonance = 10;
    const ToneTarget heard = blendTone({resonant}, features);
    ASSERT_NE(reasonFor(heard, "resonance"), nullptr);
    EXPECT_THAT(reasonFor(heard, "resonance")->sentence, HasSubstr("not known"));
}

TEST(ToneTarget, StaysWithinTheEvidenceWhateverIsPlayed) {
    std::mt19937 random(5);
    const auto between = [&random](double low, double high) {
        return std::uniform_real_distribution<>(low, high)(random);
    };
    for (int run = 0; run < 5000; ++run) {
        std::vector<RankedPreset> ranked;
        for (int i = 0; i < 5; ++i) {
            RankedPreset entry = neighbour(std::to_string(i), between(-1, 1.3));
            entry.tone.brightness = between(-1, 1);
            entry.tone.reverbTime = between(0.3, 5);
            entry.tone.touch = between(-2, 2);
            ranked.push_back(entry);
        }
        std::sort(ranked.begin(), ranked.end(),
                  [](const auto& a, const auto& b) { return a.score > b.score; });
        Features features;
        features.tempo = {between(0, 400), between(0, 1)};
        features.noteCount = between(0, 2000);
        features.velocityMedian = between(1, 127);
        features.velocityLow = between(1, 127);
        features.velocityHigh = between(1, 127);
        features.velocitySpread = between(0, 40);
        features.articulation = between(0, 1.5);
        features.registerMean = between(21, 108);
        features.pedalShare = between(0, 1);
        features.pedalChanges = between(-5, 50);
        const TonePreset tone = blendTone(ranked, features).preset;
        ASSERT_GE(*tone.reverbTime, 1.2);
        ASSERT_LE(*tone.reverbTime, 2.0);
        ASSERT_LE(std::abs(*tone.brightness), 1);
        ASSERT_LE(std::abs(tone.resonance.value_or(0)), 0.4 + 1e-9);
        ASSERT_LE(std::abs(tone.touch.value_or(0)), 1);
        if (features.noteCount < keyTouchNeedsNotes) {
            ASSERT_FALSE(tone.touch);
        }
        ASSERT_TRUE(presetFromJson(toJson(tone)));
    }
}

TEST(ToneTarget, WithoutNeighboursEverythingStaysAsItIs) {
    const ToneTarget target = blendTone({}, middling());
    TonePreset untouched;
    untouched.id = "as-it-is";
    untouched.name = "As it is";
    EXPECT_EQ(target.preset, untouched);
    EXPECT_EQ(target.reasons.size(), 1U);
}

} // namespace atos
