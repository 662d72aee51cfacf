// SPDX-License-Identifier: Apache-2.0
#include "nn/plugin/state.h"
#include "style/plugin/network.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/utils.h>

namespace atos {
namespace {

constexpr std::array<int, 6> labels{5, 3, 0, 4, 2, 6};

StyleNetwork build(const char* name) {
    torch::manual_seed(1);
    return StyleNetwork(*findStyleArchitecture(name), labels);
}

} // namespace

class EveryArchitecture : public testing::TestWithParam<const char*> {};

TEST_P(EveryArchitecture, RunsForwardAndBackward) {
    auto network = build(GetParam());
    const auto logits = network->forward(torch::rand({2, 3, 88, 32}));
    auto sum = torch::zeros({});
    for (std::size_t head = 0; head < labels.size(); ++head) {
        ASSERT_EQ(logits[head].defined(), labels[head] > 0);
        if (labels[head] == 0) continue;
        EXPECT_EQ(logits[head].sizes(), (std::vector<std::int64_t>{2, labels[head]}));
        sum = sum + logits[head].square().sum();
    }
    sum.backward();
    for (const auto& parameter : network->named_parameters()) {
        ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
        EXPECT_TRUE(parameter.value().grad().isfinite().all().item<bool>()) << parameter.key();
    }
    EXPECT_GT(network->named_parameters()["trunk.0.weight"].grad().abs().sum().item<double>(), 0);
}

INSTANTIATE_TEST_SUITE_P(StyleNetwork, EveryArchitecture,
                         testing::Values("roll-resnet-10", "roll-resnet-18", "resnet-18-v2", "resnet-50-v2",
                                         "resnet-152-v2"));

TEST(StyleNetwork, ResNet152HasAsManyLayersAsItsName) {
    const auto network = build("resnet-152-v2");
    std::int64_t layers = 1; // the heads are one layer side by side
    for (const auto& parameter : network->named_parameters())
        if (parameter.value().dim() == 4 && parameter.key().find("shortcut") == std::string::npos) ++layers;
    EXPECT_EQ(layers, 152);
}

TEST(StyleNetwork, StateMovesToAnotherNetworkBitByBit) {
    auto one = build("roll-resnet-10");
    static_cast<void>(one->forward(torch::rand({4, 3, 88, 32}))); // moves the running statistics
    std::map<std::string, Tensor> state;
    storeState(*one, "x.", state);
    StyleNetwork two(*findStyleArchitecture("roll-resnet-10"), labels);
    ASSERT_TRUE(restoreState(*two, "x.", state, "test"));
    one->eval();
    two->eval();
    const auto input = torch::rand({1, 3, 88, 64});
    EXPECT_TRUE(torch::equal(one->forward(input)[0], two->forward(input)[0]));
}

TEST(StyleNetwork, AnotherShapeOrAMissingTensorIsRefusedInOneSentence) {
    auto network = build("roll-resnet-10");
    std::map<std::string, Tensor> state;
    storeState(*network, "", state);
    auto narrow = state;
    narrow["composer.weight"].shape = {4, 96};
    const auto misshapen = restoreState(*network, "", narrow, "w.safetensors");
    ASSERT_FALSE(misshapen);
    EXPECT_EQ(misshapen.error().code, ErrorCode::badInput);
    EXPECT_THAT(misshapen.error().message, testing::HasSubstr("w.safetensors"));
    state.erase("trunk.0.weight");
    EXPECT_FALSE(restoreState(*network, "", state, "w.safetensors"));
}

} // namespace atos
