// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::HasSubstr;

Json imageGanOf(const Json& channels) {
    Json metadata = describeImageGan();
    metadata["channels"] = channels;
    return metadata;
}

Json categoricalCrnnGan() {
    Json metadata = describeCrnnGan();
    metadata["events"] = {{"values", {"columns since the last", "pitch", "length", "velocity"}},
                          {"choices", {33, 88}},
                          {"columns_per_second", 8},
                          {"longest_seconds", 8.0},
                          {"hidden", 384},
                          {"layers", 2}};
    metadata["temperature"] = 0.9;
    return metadata;
}

TEST(ImageGanChannels, AreThoseOfTheFileOrOfOurTraining) {
    const auto trained = imageGanChannelsFrom(describeImageGan(), "w");
    ASSERT_TRUE(trained) << trained.error().message;
    EXPECT_EQ(*trained, imageGanChannels);
    const auto wider = imageGanChannelsFrom(imageGanOf({256, 192, 96, 48}), "w");
    ASSERT_TRUE(wider) << wider.error().message;
    EXPECT_EQ(*wider, (ImageGanChannels{256, 192, 96, 48}));
}

TEST(ImageGanChannels, AreRefusedWhenNoNetworkHasThem) {
    for (const Json& wrong : {Json{24, 12, 10}, Json{24, 12, 10, 0}, Json{24, 12, 10, 1000},
                              Json{24, 12, 10, 6.5}, Json{24, 12, 10, "6"}, Json("24"), Json()}) {
        const auto refused = imageGanChannelsFrom(imageGanOf(wrong), "w");
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().code, ErrorCode::badInput);
        EXPECT_THAT(refused.error().message, HasSubstr("w does not describe its network"));
    }
}

TEST(CrnnGanModel, HasNumbersOfAnyWidth) {
    Json metadata = describeCrnnGan();
    const auto trained = crnnGanModelFrom(metadata, "w");
    ASSERT_TRUE(trained) << trained.error().message;
    EXPECT_FALSE(trained->categorical);
    EXPECT_EQ(trained->hidden, crnnGanHidden);
    metadata["events"]["hidden"] = 1024;
    const auto wider = crnnGanModelFrom(metadata, "w");
    ASSERT_TRUE(wider) << wider.error().message;
    EXPECT_EQ(wider->hidden, 1024);
    for (const Json& wrong : {Json(0), Json(1025), Json(64.5), Json("64"), Json()}) {
        metadata["events"]["hidden"] = wrong;
        EXPECT_EQ(crnnGanModelFrom(metadata, "w").error().code, ErrorCode::badInput) << wrong;
    }
}

TEST(CrnnGanModel, HasCategoriesAndTheirTemperature) {
    const auto model = crnnGanModelFrom(categoricalCrnnGan(), "w");
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_TRUE(model->categorical);
    EXPECT_EQ(model->hidden, 384);
    EXPECT_EQ(model->temperature, 0.9);
}

TEST(CrnnGanModel, IsRefusedWithOtherCategoriesOrWithoutATemperature) {
    for (const Json& wrong : {Json(), Json(0), Json(50), Json("warm")}) {
        Json metadata = categoricalCrnnGan();
        metadata["temperature"] = wrong;
        const auto refused = crnnGanModelFrom(metadata, "w");
        ASSERT_FALSE(refused) << wrong;
        EXPECT_THAT(refused.error().message, HasSubstr("does not describe its network"));
    }
    Json metadata = categoricalCrnnGan();
    metadata["events"]["choices"] = {64, 88};
    EXPECT_THAT(crnnGanModelFrom(metadata, "w").error().message, HasSubstr("in a form that this version"));
    metadata["events"] = 5;
    EXPECT_EQ(crnnGanModelFrom(metadata, "w").error().code, ErrorCode::badInput);
}

} // namespace
} // namespace atos
