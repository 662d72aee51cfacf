// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/encode.h"

#include "piano/protocols/forbidden.h"
#include "unit/piano/harm.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

using test::hex;
using test::shippedProfile;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

TonePreset preset() {
    TonePreset tone;
    tone.id = "test";
    return tone;
}

TonePreset randomPreset(std::mt19937& random) {
    const auto unit = [&random] { return std::uniform_real_distribution<>(0, 1)(random); };
    const auto sometimes = [&](double low, double high) -> std::optional<double> {
        if (unit() < 0.3) return std::nullopt;
        return low + (high - low) * unit();
    };
    TonePreset tone = preset();
    if (unit() < 0.8) tone.voice = allVoices[random() % voiceCount];
    if (unit() < 0.8) tone.reverbType = static_cast<ReverbType>(random() % 5);
    tone.brightness = sometimes(-1, 1);
    tone.reverbTime = sometimes(0.3, 5);
    tone.reverbLevel = sometimes(-60, 0);
    tone.resonance = sometimes(-1, 1);
    tone.chorus = sometimes(0, 1);
    tone.touch = sometimes(-2, 2);
    return tone;
}

} // namespace

TEST(Encode, NoPresetOnNoPianoCanDoHarm) {
    std::mt19937 random(11);
    for (const KeyboardProfile& profile : test::shippedProfiles()) {
        for (int run = 0; run < 2000; ++run) {
            const EncodedPreset encoded =
                encodePreset(randomPreset(random), profile, {.experimental = run % 2 == 0});
            for (const PacedMessage& message : encoded.messages) {
                ASSERT_EQ(forbiddenReason(message.bytes), "")
                    << profile.id << " " << hexFromBytes(message.bytes);
                ASSERT_EQ(test::harm(message.bytes), "") << profile.id << " " << hexFromBytes(message.bytes);
                ASSERT_GE(message.gapMs, message.bytes[0] == 0xF0 ? 40 : 20);
            }
        }
    }
}

TEST(Encode, EveryPartOfThePresetIsChangedOrToldAsALoss) {
    std::mt19937 random(12);
    for (const KeyboardProfile& profile : test::shippedProfiles()) {
        for (int run = 0; run < 500; ++run) {
            const TonePreset tone = randomPreset(random);
            const EncodedPreset encoded = encodePreset(tone, profile);
            const auto told = [&](const std::string& part) {
                const auto named = [&part](const auto& entry) { return entry.parameter == part; };
                return std::any_of(encoded.changes.begin(), encoded.changes.end(), named)
                       || std::any_of(encoded.losses.begin(), encoded.losses.end(), named);
            };
            EXPECT_EQ(tone.voice.has_value(), told("voice"));
            EXPECT_EQ(tone.reverbType.has_value(), told("reverb.type"));
            EXPECT_EQ(tone.reverbTime.has_value(), told("reverb.time"));
            EXPECT_EQ(tone.reverbLevel.has_value(), told("reverb.level"));
            EXPECT_EQ(tone.touch.has_value(), told("touch"));
            for (const auto& loss : encoded.losses)
                EXPECT_TRUE(loss.sentence.ends_with('.')) << loss.sentence;
        }
    }
}

TEST(Encode, WrapsTheChangesOfARolandInItsHandshake) {
    const KeyboardProfile profile = shippedProfile("roland-fp30x");
    TonePreset tone = preset();
    tone.brightness = 0.8;
    tone.reverbTime = 1.87;
    const EncodedPreset encoded = encodePreset(tone, profile);
    ASSERT_EQ(encoded.messages.size(), 7U);
    EXPECT_EQ(encoded.messages[3].bytes, hex("F0 41 10 00 00 00 28 12 01 00 02 1C 41 20 F7"));
    EXPECT_EQ(encoded.messages[4].bytes, hex("F0 41 10 00 00 00 28 12 01 00 02 1A 04 5F F7"));
    EXPECT_EQ(encoded.messages[6].bytes, profile.leave.back());
    ASSERT_EQ(encoded.changes.size(), 2U);
    EXPECT_EQ(encoded.changes[0].sentence, "Brilliance +1");
    EXPECT_EQ(encoded.changes[0].from, 0);
    EXPECT_EQ(encoded.changes[1].sentence, "Ambience 4 (0 to 10)");

    Bytes all;
    for (const PacedMessage& message : encoded.messages)
        all.insert(all.end(), message.bytes.begin(), message.bytes.end());
    EXPECT_EQ(encoded.syx(), all);
}

TEST(Encode, SendsNothingWhenNothingIsAsked) {
    for (const KeyboardProfile& profile : test::shippedProfiles()) {
        const EncodedPreset encoded = encodePreset(preset(), profile);
        EXPECT_TRUE(encoded.messages.empty());
        EXPECT_TRUE(encoded.losses.empty());
        EXPECT_TRUE(encoded.syx().empty());
    }
}

TEST(Encode, LetsAmbienceSpeakForTheResonanceAModelLacks) {
    TonePreset tone = preset();
    tone.reverbTime = 1.2;
    tone.resonance = 0.4;
    const EncodedPreset encoded = encodePreset(tone, shippedProfile("roland-fp30x"));
    ASSERT_EQ(encoded.changes.size(), 1U);
    EXPECT_EQ(encoded.changes[0].to, 2);
    EXPECT_THAT(encoded.losses,
                Contains(Field(&Loss::sentence,
                               "No string and damper resonance on this model; Ambience +1 instead.")));
}

TEST(Encode, TakesTheNearestVoiceThatTheModelHas) {
    TonePreset tone = preset();
    tone.voice = Voice::felt;
    const KeyboardProfile csp = shippedProfile("yamaha-csp");
    EncodedPreset encoded = encodePreset(tone, csp, {.experimental = true});
    ASSERT_EQ(encoded.changes.size(), 2U);
    EXPECT_EQ(encoded.changes[0].sentence, "Voice upright (Upright Piano)");
    EXPECT_LT(encoded.changes[1].to, 64) << "no felt, so less brightness";
    EXPECT_THAT(encoded.losses,
                Contains(Field(&Loss::sentence,
                               "No felt piano is known on this model; upright, brightness -0.75 instead.")));

    KeyboardProfile one = csp;
    one.parameters[0].choices.resize(1);
    encoded = encodePreset(tone, one, {.experimental = true});
    EXPECT_EQ(encoded.changes.at(0).sentence, "Voice concert grand (CFX Grand)");
    one.parameters[0].choices.clear();
    encoded = encodePreset(tone, one, {.experimental = true});
    ASSERT_EQ(encoded.changes.size(), 1U);
    EXPECT_EQ(encoded.changes[0].parameter, "brightness");
    EXPECT_THAT(encoded.losses, Contains(Field(&Loss::sentence, HasSubstr("the voice stays as it is"))));
}

TEST(Encode, AModelWithoutVoicesLeansTowardsOne) {
    TonePreset tone = preset();
    tone.voice = Voice::mellowGrand;
    const EncodedPreset encoded = encodePreset(tone, shippedProfile("kawai-mp"));
    ASSERT_EQ(encoded.changes.size(), 1U);
    EXPECT_EQ(encoded.changes[0].to, 60);
    EXPECT_THAT(encoded.losses,
                Contains(Field(&Loss::sentence, "The voice of this model cannot be set over MIDI; it stays "
                                                "as it is. Towards it: brightness -0.50.")));
}

TEST(Encode, EveryVoiceIsSetOrStoodInForWhereAnyCanBe) {
    for (const KeyboardProfile& profile : test::shippedProfiles()) {
        const Parameter* parameter = profile.find("voice");
        if (parameter == nullptr || parameter->evidence == Evidence::unsure || parameter->confirm
            || parameter->scope == ParameterScope::part)
            continue;
        for (const Voice voice : allVoices) {
            TonePreset tone = preset();
            tone.voice = voice;
            const EncodedPreset encoded = encodePreset(tone, profile, {.experimental = true});
            ASSERT_FALSE(encoded.changes.empty()) << profile.id << " " << voiceName(voice);
            EXPECT_EQ(encoded.changes.front().parameter, "voice") << profile.id << " " << voiceName(voice);
        }
    }
}

TEST(Encode, SaysWhenOnlyMidiNotesAreChanged) {
    TonePreset tone = preset();
    tone.brightness = -1;
    KeyboardProfile profile = shippedProfile("casio-px-s");
    EXPECT_THAT(encodePreset(tone, profile).losses,
                Contains(Field(&Loss::sentence, HasSubstr("is not documented"))));
    profile.parameters[0].scope = ParameterScope::part;
    EXPECT_THAT(encodePreset(tone, profile).losses,
                Contains(Field(&Loss::sentence, HasSubstr("not the keys you play"))));
    EXPECT_TRUE(encodePreset(tone, shippedProfile("roland-fp30")).losses.empty());
}

TEST(Encode, KeepsWhatIsLessThanAStepAndSaysSo) {
    TonePreset tone = preset();
    tone.brightness = 0.3;
    const EncodedPreset encoded = encodePreset(tone, shippedProfile("roland-fp30x"));
    ASSERT_EQ(encoded.changes.size(), 1U);
    EXPECT_EQ(encoded.changes[0].to, 0);
    EXPECT_THAT(encoded.losses, Contains(Field(&Loss::sentence, HasSubstr("less than one step"))));
}

TEST(Encode, SingleSourceFactsWaitForExperimentalAndUnsureOnesForever) {
    TonePreset tone = preset();
    tone.brightness = 1;
    KeyboardProfile profile = shippedProfile("casio-px-s");
    profile.parameters[0].evidence = Evidence::oneSource;
    EXPECT_TRUE(encodePreset(tone, profile).changes.empty());
    EXPECT_THAT(encodePreset(tone, profile).losses,
                Contains(Field(&Loss::sentence, HasSubstr("one source only"))));
    EXPECT_EQ(encodePreset(tone, profile, {.experimental = true}).changes.size(), 1U);
    profile.parameters[0].evidence = Evidence::unsure;
    EXPECT_TRUE(encodePreset(tone, profile, {.experimental = true}).messages.empty());
}

TEST(Encode, ReverbTimesFollowTheFormulaOfGeneralMidi2) {
    const KeyboardProfile profile = shippedProfile("generic-gm2");
    for (double seconds = 0.4; seconds <= 5; seconds += 0.05) {
        TonePreset tone = preset();
        tone.reverbTime = seconds;
        const double raw = 40 + std::log(seconds) / 0.025;
        EXPECT_NEAR(encodePreset(tone, profile).changes.at(0).to, raw, 2) << seconds;
    }
}

TEST(Encode, AProfileThatAsksForTheForbiddenIsNotObeyed) {
    KeyboardProfile profile = shippedProfile("casio-px-s");
    profile.parameters[0].controller = 7;
    profile.handshake = {hex("F0 7E 7F 09 01 F7")};
    TonePreset tone = preset();
    tone.brightness = 1;
    tone.reverbLevel = -16;
    const EncodedPreset encoded = encodePreset(tone, profile);
    ASSERT_EQ(encoded.messages.size(), 1U);
    EXPECT_EQ(encoded.messages[0].bytes, hex("B0 5B 28"));
    EXPECT_THAT(encoded.losses, Contains(Field(&Loss::sentence, HasSubstr("volume"))));
}

} // namespace atos
