// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/lstm_model.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

TEST(LstmModel, IsReadAsItWasDescribed) {
    const auto read = lstmModelFrom(describe(LstmModel{64}), "weights");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->hidden, 64);
}

TEST(LstmModel, OfAnotherKindIsRefused) {
    Json json = describe(LstmModel{});
    json["kind"] = "atos-style";
    EXPECT_THAT(lstmModelFrom(json, "weights").error().message, HasSubstr("no weights of a next-note LSTM"));
    json = describe(LstmModel{});
    json["tokens"]["pitches"] = 12;
    EXPECT_THAT(lstmModelFrom(json, "weights").error().message, HasSubstr("token language"));
    for (const Json& hidden : {Json(1'000'000), Json(0), Json("many"), Json()}) {
        json = describe(LstmModel{});
        json["hidden"] = hidden;
        EXPECT_THAT(lstmModelFrom(json, "weights").error().message, HasSubstr("network"));
    }
    EXPECT_FALSE(lstmModelFrom(Json::object(), "weights"));
}

} // namespace
} // namespace atos
