// SPDX-License-Identifier: Apache-2.0
#include "tone/preset/tone_preset.h"

#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace atos {
namespace {

using ::testing::HasSubstr;

TonePreset full() {
    TonePreset preset;
    preset.id = "org.example.warm";
    preset.name = "Wärme";
    preset.voice = Voice::mellowGrand;
    preset.brightness = -0.25;
    preset.reverbType = ReverbType::concertHall;
    preset.reverbTime = 1.83;
    preset.reverbLevel = -16;
    preset.resonance = 0.4;
    preset.chorus = 0;
    preset.touch = -1;
    return preset;
}

std::string refusal(const char* text) {
    const auto json = parseJson(text, "test");
    if (!json) return "no JSON: " + json.error().message;
    const auto preset = presetFromJson(*json);
    return preset ? "accepted" : preset.error().message;
}

} // namespace

TEST(TonePreset, ComesBackFromItsJsonPartByPart) {
    const TonePreset all = full();
    const auto read = presetFromJson(toJson(all));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, all);

    TonePreset none;
    none.id = "none";
    EXPECT_EQ(*presetFromJson(toJson(none)), none);
    EXPECT_EQ(toJson(none).size(), 3U);
}

TEST(TonePreset, EveryVoiceAndRoomHasAName) {
    for (std::size_t i = 0; i < voiceCount; ++i) {
        TonePreset preset = full();
        preset.voice = allVoices[i];
        preset.reverbType = static_cast<ReverbType>(i % 5);
        EXPECT_EQ(*presetFromJson(toJson(preset)), preset);
    }
    EXPECT_EQ(voiceName(Voice::harpsichord), "harpsichord");
    EXPECT_EQ(voiceName(Voice::fmPiano), "fm-piano");
    EXPECT_EQ(reverbName(ReverbType::concertHall), "concert-hall");
}

TEST(TonePreset, WhatEarlierVersionsWroteStillReads) {
    const std::pair<const char*, Voice> earlier[] = {
        {"concert-grand", Voice::concertGrand}, {"mellow-grand", Voice::mellowGrand},
        {"bright-grand", Voice::brightGrand},   {"upright", Voice::upright},
        {"electric-piano", Voice::tine},        {"harpsichord", Voice::harpsichord}};
    for (const auto& [name, voice] : earlier) {
        Json json = toJson(full());
        json["voice"] = name;
        const auto read = presetFromJson(json);
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->voice, voice);
    }
}

TEST(TonePreset, RefusesWhatIsNotOne) {
    EXPECT_THAT(refusal(R"([])"), HasSubstr("object"));
    EXPECT_THAT(refusal(R"({"id":"a","name":""})"), HasSubstr("schema"));
    EXPECT_THAT(refusal(R"({"schema":2,"id":"a","name":""})"), HasSubstr("schema"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"","name":""})"), HasSubstr("empty"));
    EXPECT_THAT(refusal(R"({"schema":1,"name":""})"), HasSubstr("id"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","volume":3})"), HasSubstr("volume"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","voice":"kazoo"})"),
                HasSubstr("\"kazoo\" is not a voice"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","voice":"kazoo"})"), HasSubstr("fm-piano"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","voice":3})"), HasSubstr("voice"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","brightness":1.01})"), HasSubstr("brightness"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","brightness":null})"), HasSubstr("brightness"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","touch":"heavy"})"), HasSubstr("touch"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","reverb":5})"), HasSubstr("reverb"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","reverb":{"time":0.1}})"), HasSubstr("time"));
    EXPECT_THAT(refusal(R"({"schema":1,"id":"a","name":"","reverb":{"depth":1}})"), HasSubstr("depth"));
}

TEST(TonePreset, NumbersThatAreNoneAreRefused) {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        Json json = toJson(full());
        json["chorus"] = value;
        const auto read = presetFromJson(json);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::badInput);
    }
}

TEST(TonePreset, AFileThatIsNoPresetIsNamed) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "preset.json", R"({"schema":1,"id":"a","name":"","brightness":NaN})"));
    EXPECT_THAT(readPreset(folder / "preset.json").error().message, HasSubstr("preset.json"));
    ASSERT_TRUE(writeFile(folder / "preset.json", R"({"schema":1,"id":"a","name":"","brightness":7})"));
    EXPECT_THAT(readPreset(folder / "preset.json").error().message, HasSubstr("preset.json"));
    ASSERT_TRUE(writeFile(folder / "preset.json", toJson(full()).dump()));
    EXPECT_EQ(*readPreset(folder / "preset.json"), full());
}

} // namespace atos
