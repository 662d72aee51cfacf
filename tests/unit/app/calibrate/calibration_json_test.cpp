// SPDX-License-Identifier: Apache-2.0
// The names that scripts, papers and bundles depend on.
#include "app/calibrate/calibration.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace atos {
namespace {

using testing::ElementsAre;

std::vector<std::string> keysOf(const Json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

Calibration example() {
    Calibration calibration;
    calibration.input = "take.mid";
    calibration.inputHash = "0123456789abcdef";
    calibration.musicSeconds = 61.5;
    const Key gMinor{7, Mode::minor};
    const Key bFlat{10, Mode::major};
    calibration.harmony.keys = {gMinor, 0.93, {{0, 30, gMinor, 0.9}, {30, 31.5, bFlat, 0.8}}};
    calibration.harmony.chords = {{0, 1.2, 7, ChordQuality::min, 10, 0.8},
                                  {1.2, 1, 6, ChordQuality::dim7, 6, 0.7},
                                  {40, 1, 3, ChordQuality::maj7, 3, 0.7},
                                  {50, 2, 0, ChordQuality::none, 0, 0}};
    calibration.harmony.tokens = {"m:i"};
    calibration.features.tempo = {72, 0.5};
    HeadProfile& composer = calibration.style.head(StyleHead::composer);
    composer.labels = {{"Bach JS", 0.7}, {"Chopin", 0.3}};
    composer.abstained = false;
    calibration.presets = {
        {"bwv-846", "Prelude in C", "Bach JS", "baroque", 1.2, {{"harmony", 0.9, 0.9}, {"key", 1, 0.3}}, {}}};
    calibration.target.preset.id = "like-bwv-846";
    calibration.target.preset.brightness = 0.25;
    calibration.target.reasons = {{"brightness", "You play calmly.", "someone 2013"}};
    calibration.keyboard = "roland-fp30x";
    calibration.encoded.changes = {{"brightness", std::nullopt, 1, "Brilliance +1"}};
    calibration.encoded.losses = {{"resonance", "No damper resonance on this model."}};
    calibration.notes = {"A track was truncated."};
    calibration.models = {{"catalogue", "feed"}};
    calibration.timingMs = {{"harmony", 3.5}, {"total", 4}};
    return calibration;
}

TEST(CalibrationJson, AnalysisHasTheContractsFields) {
    const Json json = analysisJson(example());
    EXPECT_THAT(keysOf(json), ElementsAre("input", "input_hash", "music_s", "key", "chords", "words", "tempo",
                                          "style", "features", "notes", "models"));
    EXPECT_THAT(keysOf(json["key"]), ElementsAre("tonic", "mode", "confidence", "timeline"));
    EXPECT_THAT(keysOf(json["key"]["timeline"][0]),
                ElementsAre("onset_s", "duration_s", "tonic", "mode", "confidence"));
    EXPECT_THAT(keysOf(json["chords"][0]),
                ElementsAre("onset_s", "duration_s", "root", "quality", "bass", "roman", "confidence"));
    EXPECT_THAT(keysOf(json["tempo"]), ElementsAre("bpm", "confidence"));
    EXPECT_THAT(keysOf(json["style"]), ElementsAre("composer", "genre", "mood", "tempo", "rhythm", "tag"));
    EXPECT_EQ(json["style"]["composer"]["probabilities"]["Bach JS"], 0.7);
    EXPECT_EQ(json["style"]["composer"]["abstained"], false);
    EXPECT_EQ(json["style"]["mood"]["abstained"], true);
    EXPECT_EQ(json["features"]["tempo"], 72.0);
}

TEST(CalibrationJson, ComposersWhomTheNetworkHasNotLearntAreNoName) {
    Calibration calibration = example();
    calibration.style.head(StyleHead::composer).labels = {
        {std::string(anotherComposer), 0.2}, {"Bach JS", 0.5}, {"Chopin", 0.3}};
    EXPECT_THAT(keysOf(analysisJson(calibration)["style"]["composer"]["probabilities"]),
                ElementsAre("Bach JS", "Chopin"));
}

TEST(CalibrationJson, NotesAreSpelledInTheKeyOfTheirTime) {
    const Json json = analysisJson(example());
    EXPECT_EQ(json["key"]["tonic"], "G");
    EXPECT_EQ(json["key"]["mode"], "minor");
    EXPECT_EQ(json["key"]["timeline"][1]["tonic"], "Bb");
    EXPECT_EQ(json["chords"][0]["bass"], "Bb");
    EXPECT_EQ(json["chords"][1]["root"], "F#");
    EXPECT_EQ(json["chords"][1]["quality"], "dim7");
    EXPECT_EQ(json["chords"][2]["root"], "Eb");
    EXPECT_EQ(json["chords"][2]["roman"], "IVmaj7");
}

TEST(CalibrationJson, NoChordIsNAndHasNoRoot) {
    const Json chord = analysisJson(example())["chords"][3];
    EXPECT_EQ(chord["quality"], "N");
    EXPECT_TRUE(chord["root"].is_null());
    EXPECT_TRUE(chord["bass"].is_null());
}

TEST(CalibrationJson, CalibrationAddsItsFieldsToTheAnalysis) {
    const Calibration calibration = example();
    Json json = calibrationJson(calibration);
    const Json analysis = analysisJson(calibration);
    for (const auto& [key, value] : analysis.items())
        EXPECT_EQ(json[key], value) << key;
    for (const char* key : {"presets", "tone", "archetype", "tones", "keyboard", "reasons", "timing_ms"})
        EXPECT_TRUE(json.contains(key)) << key;
    EXPECT_THAT(keysOf(json["presets"][0]), ElementsAre("id", "title", "composer", "genre", "score", "terms", "tone"));
    EXPECT_EQ(json["presets"][0]["terms"]["key"]["contribution"], 0.3);
    EXPECT_EQ(json["tone"], toJson(calibration.target.preset));
    EXPECT_THAT(keysOf(json["keyboard"]), ElementsAre("id", "changes", "losses"));
    EXPECT_THAT(keysOf(json["keyboard"]["changes"][0]), ElementsAre("parameter", "from", "to", "sentence"));
    EXPECT_TRUE(json["keyboard"]["changes"][0]["from"].is_null());
    EXPECT_THAT(keysOf(json["reasons"][0]), ElementsAre("parameter", "sentence", "source", "spans"));
    EXPECT_THAT(keysOf(json["timing_ms"]), ElementsAre("harmony", "total"));
}

TEST(CalibrationJson, WithoutAKeyboardItsIdIsNull) {
    Calibration calibration = example();
    calibration.keyboard.clear();
    EXPECT_TRUE(calibrationJson(calibration)["keyboard"]["id"].is_null());
}

TEST(CalibrationJson, WhatIsNotFiniteBecomesNullAndTheTextStaysJson) {
    Calibration calibration = example();
    calibration.harmony.keys.confidence = std::nan("");
    calibration.musicSeconds = std::numeric_limits<double>::infinity();
    const auto parsed = parseJson(calibrationJson(calibration).dump(), "the calibration");
    ASSERT_TRUE(parsed);
    EXPECT_TRUE((*parsed)["key"]["confidence"].is_null());
    EXPECT_TRUE((*parsed)["music_s"].is_null());
}

} // namespace
} // namespace atos
