// SPDX-License-Identifier: Apache-2.0
#include "files/json.h"

#include <gtest/gtest.h>

namespace atos {

TEST(Json, RefusesDeepNestingWithoutExhaustingTheStack) {
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    EXPECT_FALSE(parseJson(deep, "test"));
    EXPECT_TRUE(parseJson("[[[1]]]", "test"));
}

TEST(Json, SaysWhichFileIsBroken) {
    EXPECT_NE(parseJson("{", "preset.json").error().message.find("preset.json"), std::string::npos);
}

TEST(Json, NumbersMustBeFiniteAndInRange) {
    const auto json = parseJson(R"({"a": 0.5, "b": 1e999, "c": "x"})", "test");
    // 1e999 overflows, which the parser itself refuses.
    EXPECT_FALSE(json);
    const Json object = {{"a", 0.5}, {"c", "x"}};
    EXPECT_TRUE(numberIn(object, "a", 0, 1));
    EXPECT_FALSE(numberIn(object, "a", 0.6, 1));
    EXPECT_FALSE(numberIn(object, "c", 0, 1));
    EXPECT_FALSE(numberIn(object, "missing", 0, 1));
    EXPECT_FALSE(numberIn(Json::array(), "a", 0, 1));
}

TEST(Json, TextsAreBounded) {
    const Json object = {{"a", "abc"}};
    EXPECT_TRUE(stringIn(object, "a", 3));
    EXPECT_FALSE(stringIn(object, "a", 2));
}

} // namespace atos
