// SPDX-License-Identifier: Apache-2.0
#include "files/json.h"
#include "tone/archetypes/archetype.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <functional>

namespace atos {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Json shippedJson() {
    return readJson(std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "tones" / "archetypes.json").value();
}

/// The sentence about the shipped archetypes after a change to the third of them.
std::string problemWith(const std::function<void(Json&)>& change) {
    Json json = shippedJson();
    change(json["archetypes"][2]);
    const auto read = archetypesFromText(json.dump(2), "tones.json");
    return read ? "" : read.error().message;
}

} // namespace

TEST(Archetypes, TheShippedOnesAreSoundAndTheSameAsThoseBuiltIn) {
    const auto path = std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "tones" / "archetypes.json";
    const auto read = readArchetypes(path);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_GE(read->list.size(), 30U);
    EXPECT_LE(read->list.size(), 45U);
    EXPECT_EQ(read->contentHash, Archetypes::builtIn().contentHash);
    for (const Archetype& archetype : read->list) {
        EXPECT_FALSE(archetype.playing.empty() && archetype.music.empty()) << archetype.id;
        EXPECT_GE(*archetype.tone.reverbTime, 0.4) << archetype.id;
        EXPECT_LE(*archetype.tone.reverbTime, 3.5) << archetype.id;
        EXPECT_GE(*archetype.tone.reverbLevel, -26) << archetype.id;
        EXPECT_LE(*archetype.tone.reverbLevel, -8) << archetype.id;
        const bool brightVoice = *archetype.tone.voice == Voice::brightGrand;
        EXPECT_FALSE(brightVoice && *archetype.tone.brightness < 0) << archetype.id << ": a bright voice, darkened";
    }
}

TEST(Archetypes, ADamagedOneIsRefusedByNameAndLine) {
    const Json json = shippedJson();
    const std::string id = json["archetypes"][2]["id"];
    const std::string text = json.dump(2);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find("\"" + id)), '\n');
    const auto named = AllOf(HasSubstr("tones.json, line " + std::to_string(line - 1)), HasSubstr(id));
    EXPECT_THAT(problemWith([](Json& a) { a["tone"]["voice"] = "kazoo"; }), AllOf(named, HasSubstr("kazoo")));
    EXPECT_THAT(problemWith([](Json& a) { a["tone"]["brightness"] = 7; }), AllOf(named, HasSubstr("brightness")));
    EXPECT_THAT(problemWith([](Json& a) { a["tone"].erase("reverb"); }), AllOf(named, HasSubstr("reverb")));
    EXPECT_THAT(problemWith([](Json& a) { a["playing"]["speed"] = {1, 2}; }), AllOf(named, HasSubstr("speed")));
    EXPECT_THAT(problemWith([](Json& a) { a["playing"]["bpm"] = {90, 60}; }), AllOf(named, HasSubstr("bpm")));
    EXPECT_THAT(problemWith([](Json& a) { a["music"]["colour"] = {{"red", 1}}; }), AllOf(named, HasSubstr("colour")));
    EXPECT_THAT(problemWith([](Json& a) { a["music"]["genre"]["jazz"] = 2; }), AllOf(named, HasSubstr("jazz")));
    EXPECT_THAT(problemWith([](Json& a) { a["certainty"] = "maybe"; }), AllOf(named, HasSubstr("certainty")));
    EXPECT_THAT(problemWith([](Json& a) { a["safe"] = 1; }), AllOf(named, HasSubstr("safe")));
    EXPECT_THAT(problemWith([](Json& a) { a["colour"] = "red"; }), AllOf(named, HasSubstr("colour")));
    EXPECT_THAT(problemWith([&](Json& a) { a["id"] = json["archetypes"][0]["id"]; }), HasSubstr("taken"));
}

TEST(Archetypes, WhatIsNoListOfThemIsToldInOneSentence) {
    const auto problem = [](const char* text) { return archetypesFromText(text, "x.json").error().message; };
    EXPECT_THAT(problem("{"), HasSubstr("x.json is not valid JSON"));
    EXPECT_THAT(problem("[]"), HasSubstr("holds no archetypes"));
    EXPECT_THAT(problem(R"({"schema": 2, "archetypes": []})"), HasSubstr("holds no archetypes"));
    EXPECT_THAT(problem(R"({"schema": 1, "archetypes": []})"), HasSubstr("1 to 200"));
    EXPECT_THAT(problem(R"({"schema": 1, "archetypes": [3]})"), HasSubstr("number 1"));
    Json unsafe = shippedJson();
    for (Json& archetype : unsafe["archetypes"])
        archetype.erase("safe");
    EXPECT_THAT(archetypesFromText(unsafe.dump(), "x.json").error().message, HasSubstr("safe"));
}

} // namespace atos
