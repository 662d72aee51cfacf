// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile.h"

#include "piano/profile/lint.h"
#include "piano/profile/profile_json.h"
#include "piano/profile/profile_store.h"
#include "piano/protocols/roland_gs.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::shippedProfile;
using ::testing::Contains;
using ::testing::HasSubstr;

Json shippedJson(const std::string& id) {
    auto json = readJson(test::shippedProfileFolder() / (id + ".json"));
    if (!json) throw std::runtime_error(json.error().message);
    return *std::move(json);
}

} // namespace

TEST(Profile, AllShippedOnesLoadAndLintClean) {
    const auto profiles = test::shippedProfiles();
    ASSERT_GE(profiles.size(), 5U);
    for (const KeyboardProfile& profile : profiles)
        EXPECT_THAT(lint(profile), ::testing::IsEmpty()) << profile.id;
}

TEST(Profile, HoldsWhatItsFileSays) {
    const KeyboardProfile profile = shippedProfile("roland-fp30x");
    EXPECT_EQ(profile.name, "Roland FP-30X");
    EXPECT_EQ(profile.identities, std::vector<Bytes>{test::hex("41 19 03 00 00 1C")});
    EXPECT_EQ(profile.sysexGapMs, 40);
    const Parameter* touch = profile.find("touch");
    ASSERT_NE(touch, nullptr);
    EXPECT_EQ(touch->maximum, 5);
    EXPECT_EQ(touch->neutral, 3);
    EXPECT_TRUE(touch->readable);
    EXPECT_EQ(touch->scope, ParameterScope::panel);
    EXPECT_EQ(touch->scale.size(), 3U);
    EXPECT_EQ(profile.find("no such part"), nullptr);
}

TEST(Profile, RefusesWhatIsMissingUnknownOrOutOfBounds) {
    const Json good = shippedJson("roland-fp30x");
    ASSERT_TRUE(profileFromJson(good));
    const auto refused = [&good](const auto& change) {
        Json json = good;
        change(json);
        const auto profile = profileFromJson(json);
        return profile ? std::string("accepted") : profile.error().message;
    };
    EXPECT_THAT(refused([](Json& j) { j.erase("id"); }), HasSubstr("id"));
    EXPECT_THAT(refused([](Json& j) { j["schema"] = 2; }), HasSubstr("schema"));
    EXPECT_THAT(refused([](Json& j) { j["surprise"] = 1; }), HasSubstr("does not know"));
    EXPECT_THAT(refused([](Json& j) { j["channel"] = 17; }), HasSubstr("channel"));
    EXPECT_THAT(refused([](Json& j) { j["handshake"] = {"F0 4"}; }), HasSubstr("hexadecimal"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][0]["size"] = 5; }), HasSubstr("size"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][0]["address"] = "01 00"; }), HasSubstr("address"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][0]["minimum"] = 1.5; }), HasSubstr("whole number"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][1]["minimum"] = 50; }), HasSubstr("minimum"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][0]["evidence"] = "sure"; }), HasSubstr("evidence"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][1]["scale"] = {{1, 2}, {1, 3}}; }), HasSubstr("rise"));
    EXPECT_THAT(refused([](Json& j) { j["match"]["ports"] = {"x"}; }), HasSubstr("port names"));
    EXPECT_THAT(refused([](Json& j) { j["match"]["identities"] = {"4"}; }), HasSubstr("identities"));
    EXPECT_THAT(refused([](Json& j) { j["match"]["identities"] = {""}; }), HasSubstr("identities"));
    EXPECT_THAT(refused([](Json& j) { j["parameters"][0]["persistence"] = "ever"; }),
                HasSubstr("persistence"));
    EXPECT_FALSE(profileFromJson(Json::array()));
}

TEST(Profile, AFileThatDoesNotLoadIsNamed) {
    const test::TemporaryFolder folder;
    ASSERT_TRUE(writeFile(folder / "mine.json", R"({"schema": 1})"));
    EXPECT_THAT(readProfiles(folder.path()).error().message, HasSubstr("mine.json"));
    EXPECT_FALSE(readProfiles(folder / "missing"));
}

TEST(Profile, LintObjects) {
    const auto objections = [](const auto& change) {
        KeyboardProfile profile = shippedProfile("roland-fp30x");
        change(profile);
        return lint(profile);
    };
    const auto objectsTo = [](const char* what) { return Contains(HasSubstr(what)); };
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].address = p.parameters[2].address; }),
                objectsTo("overlaps"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].address = test::hex("01 00 02 09"); }),
                objectsTo("overlaps"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].address = test::hex("01 00 02 13"); }),
                objectsTo("forbidden"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].maximum = 90; }), objectsTo("do not fit"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].size = 2, p.parameters[1].protocol = &rolandGs; }),
                objectsTo("more bytes"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].protocol = &rolandGs; }), objectsTo("be read"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].neutral = 5; }), objectsTo("default outside"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].source = "one"; }), objectsTo("two sources"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].source.clear(); }), objectsTo("no source"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[1].scale.clear(); }), objectsTo("scale"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[0].choices[0].name = "kazoo"; }), objectsTo("kazoo"));
    EXPECT_THAT(objections([](auto& p) { p.parameters[0].name = "volume"; }), objectsTo("serves no part"));
    EXPECT_THAT(objections([](auto& p) { p.parameters.push_back(p.parameters[3]); }),
                objectsTo("there twice"));
    EXPECT_THAT(objections([](auto& p) { p.handshake.push_back({0xFF}); }), objectsTo("handshake"));
    EXPECT_THAT(objections([](auto& p) { p.id = "Not a Slug"; }), objectsTo("small letters"));
}

} // namespace atos
