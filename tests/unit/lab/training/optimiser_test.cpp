// SPDX-License-Identifier: Apache-2.0
#include "lab/training/plugin/optimiser.h"

#include <gtest/gtest.h>
#include <torch/optim/adamw.h>
#include <torch/utils.h>

namespace atos {

TEST(OptimiserTest, StepsAsTorchsOwnDoes) {
    torch::manual_seed(1);
    const auto start = torch::randn({4, 3});
    auto ours = start.clone().requires_grad_();
    auto theirs = start.clone().requires_grad_();
    Optimiser optimiser({ours}, 0.1);
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

TEST(OptimiserTest, DecaysMatricesButNotVectors) {
    auto matrix = torch::ones({2, 2}).requires_grad_();
    auto vector = torch::ones({2}).requires_grad_();
    Optimiser optimiser({matrix, vector}, 0.5);
    (0 * matrix.sum() + 0 * vector.sum()).backward();
    optimiser.step(0.1, 1e9);
    EXPECT_TRUE(torch::allclose(matrix, torch::full({2, 2}, 0.95)));
    EXPECT_TRUE(torch::equal(vector, torch::ones({2})));
}

TEST(OptimiserTest, ItsStateComesBackFromACheckpoint) {
    auto parameter = torch::ones({3}).requires_grad_();
    Optimiser optimiser({parameter}, 0);
    parameter.sum().backward();
    optimiser.step(0.1, 1e9);
    std::map<std::string, Tensor> stored;
    optimiser.store(stored);

    auto copy = parameter.detach().clone().requires_grad_();
    Optimiser resumed({copy}, 0);
    ASSERT_TRUE(resumed.restore(stored));
    for (auto* each : {&parameter, &copy})
        (*each * *each).sum().backward();
    optimiser.step(0.1, 1e9);
    resumed.step(0.1, 1e9);
    EXPECT_TRUE(torch::equal(parameter, copy));
    EXPECT_FALSE(resumed.restore({}));
}

/// The head of a style that no piece of a batch is labelled with: it went on drifting in a run that was not
/// stopped, and rested in one that was.
TEST(OptimiserTest, WhatABatchDoesNotReachRestsWhetherTheRunWasStoppedOrNot) {
    auto reached = torch::ones({2}).requires_grad_();
    auto other = torch::ones({2}).requires_grad_();
    Optimiser optimiser({reached, other}, 0);
    (reached.sum() + other.sum()).backward();
    optimiser.step(0.1, 1e9);
    std::map<std::string, Tensor> stored;
    optimiser.store(stored);
    const auto before = other.detach().clone();
    reached.sum().backward();
    optimiser.step(0.1, 1e9);
    EXPECT_TRUE(torch::equal(other, before));

    Optimiser resumed({reached, other}, 0);
    ASSERT_TRUE(resumed.restore(stored));
    reached.sum().backward();
    resumed.step(0.1, 1e9);
    EXPECT_TRUE(torch::equal(other, before));
}

} // namespace atos
