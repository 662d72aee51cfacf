// SPDX-License-Identifier: Apache-2.0
#include "lab/style/plugin/loss.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

namespace atos {
namespace {

constexpr auto composer = static_cast<std::size_t>(StyleHead::composer);
constexpr auto genre = static_cast<std::size_t>(StyleHead::genre);
constexpr auto tag = static_cast<std::size_t>(StyleHead::tag);

HeadTensors logits() {
    torch::manual_seed(1);
    HeadTensors made;
    made[composer] = torch::randn({2, 3}).requires_grad_();
    made[genre] = torch::randn({2, 2}).requires_grad_();
    made[tag] = torch::randn({2, 2}).requires_grad_();
    return made;
}

bool isZero(const torch::Tensor& gradient) {
    return !gradient.defined() || gradient.abs().sum().item<double>() == 0;
}

} // namespace

TEST(MaskedLoss, MaskedLabelsGiveNoGradient) {
    auto heads = logits();
    std::vector<StyleLabels> truths(2);
    truths[0].label[composer] = 2;
    truths[1].tags = {1, StyleLabels::unknown};
    const auto loss = maskedLoss(heads, truths);
    loss.total.backward();
    EXPECT_FALSE(isZero(heads[composer].grad()[0]));
    EXPECT_TRUE(isZero(heads[composer].grad()[1]));
    EXPECT_FALSE(loss.heads[genre].defined());
    EXPECT_TRUE(isZero(heads[genre].grad()));
    EXPECT_TRUE(isZero(heads[tag].grad()[0]));
    EXPECT_FALSE(isZero(heads[tag].grad()[1][0]));
    EXPECT_TRUE(isZero(heads[tag].grad()[1][1]));
}

TEST(MaskedLoss, ABatchWithoutAnyLabelCostsNothing) {
    const std::vector<StyleLabels> truths(2);
    const auto loss = maskedLoss(logits(), truths);
    EXPECT_EQ(loss.total.item<double>(), 0);
    EXPECT_FALSE(loss.total.requires_grad());
}

TEST(MaskedLoss, TheMeanIsOverThoseWhoseLabelIsKnown) {
    const auto heads = logits();
    std::vector<StyleLabels> one(2);
    one[0].label[composer] = 1;
    HeadTensors alone;
    alone[composer] = heads[composer].slice(0, 0, 1);
    const auto both = maskedLoss(heads, one).heads[composer].item<float>();
    EXPECT_FLOAT_EQ(both, maskedLoss(alone, std::vector{one[0]}).heads[composer].item<float>());
}

} // namespace atos
