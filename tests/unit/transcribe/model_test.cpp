// SPDX-License-Identifier: Apache-2.0
#include "transcribe/model.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

TEST(TranscriptionModel, IsReadAsItWasDescribed) {
    TranscriptionModel model;
    model.channels = 12;
    model.hidden = 20;
    model.thresholds = {0.25F, 0.5F, 0.75F, 1.0F};
    const auto read = transcriptionModelFrom(describe(model), "weights");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->channels, 12);
    EXPECT_EQ(read->hidden, 20);
    EXPECT_EQ(read->thresholds.onset, 0.25F);
    EXPECT_EQ(read->thresholds.pedal, 1.0F);
}

TEST(TranscriptionModel, SaysWhetherItHearsThePedal) {
    TranscriptionModel model;
    model.hearsPedal = false;
    Json json = describe(model);
    EXPECT_FALSE(transcriptionModelFrom(json, "weights")->hearsPedal);
    json.erase("hears_pedal");
    EXPECT_TRUE(transcriptionModelFrom(json, "weights")->hearsPedal) << "older weights are a piano's";
    json["hears_pedal"] = "no";
    EXPECT_THAT(transcriptionModelFrom(json, "weights").error().message, HasSubstr("hears the pedal"));
}

TEST(TranscriptionModel, OfAnotherKindIsRefused) {
    Json json = describe(TranscriptionModel{});
    json["kind"] = "atos-style";
    EXPECT_THAT(transcriptionModelFrom(json, "weights").error().message,
                HasSubstr("no weights for transcribing"));
    json = describe(TranscriptionModel{});
    json["input"]["bins"] = 12;
    EXPECT_THAT(transcriptionModelFrom(json, "weights").error().message, HasSubstr("form"));
    json = describe(TranscriptionModel{});
    json["channels"] = 1'000'000;
    EXPECT_THAT(transcriptionModelFrom(json, "weights").error().message, HasSubstr("network"));
    json = describe(TranscriptionModel{});
    json["thresholds"]["onset"] = 2;
    EXPECT_THAT(transcriptionModelFrom(json, "weights").error().message, HasSubstr("threshold"));
    EXPECT_FALSE(transcriptionModelFrom(Json::object(), "weights"));
}

} // namespace
} // namespace atos
