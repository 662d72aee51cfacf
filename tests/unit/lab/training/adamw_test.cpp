// SPDX-License-Identifier: Apache-2.0
#include "lab/training/plugin/adamw.h"

#include <gtest/gtest.h>
#include <torch/optim/adamw.h>
#include <torch/utils.h>

namespace atos {

TEST(AdamWTest, StepsAsTorchsOwnDoes) {
    torch::manual_seed(1);
    const auto start = torch::randn({4, 3});
    auto ours = start.clone().requires_grad_();
    auto theirs = start.clone().requires_grad_();
    AdamW optimiser({ours}, 0.1);
    torch::optim::AdamW reference({theirs}, torch::optim::AdamWOptions(0.01).weight_decay(0.1));
    for (int i = 0; i < 20; ++i) {
        (ours * ours * (i + 1)).sum().backward();
        optimiser.step(0.01, /*largestNorm=*/1e9);
        reference.zero_grad();
        (theirs * theirs * (i + 1)).sum().backward();
        reference.step();
    }
    EXPECT_TRUE(torch::allclose(ours, theirs, 1e-5, 1e-6));
}

TEST(AdamWTest, ItsStateComesBackFromACheckpoint) {
    auto parameter = torch::ones({3}).requires_grad_();
    AdamW optimiser({parameter}, 0);
    parameter.sum().backward();
    optimiser.step(0.1, 1e9);
    std::map<std::string, Tensor> stored;
    optimiser.store(stored);

    auto copy = parameter.detach().clone().requires_grad_();
    AdamW resumed({copy}, 0);
    ASSERT_TRUE(resumed.restore(stored, 1));
    for (auto* each : {&parameter, &copy})
        (*each * *each).sum().backward();
    optimiser.step(0.1, 1e9);
    resumed.step(0.1, 1e9);
    EXPECT_TRUE(torch::equal(parameter, copy));
    EXPECT_FALSE(resumed.restore({}, 1));
}

} // namespace atos
