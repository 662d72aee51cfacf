// SPDX-License-Identifier: Apache-2.0
#include "lab/training/plugin/optimiser.h"

#include "nn/plugin/tensors.h"

#include <torch/nn/utils/clip_grad.h>

#include <memory>

namespace atos {
namespace {

using torch::optim::AdamWOptions;
using torch::optim::AdamWParamState;
using torch::optim::OptimizerParamGroup;

constexpr double smallest = 1e-8;
constexpr float mostSteps = 1e9F;

std::string nameOf(const std::string& prefix, const char* part, std::size_t index) {
    return prefix + part + std::to_string(index);
}

/// How torch finds a parameter's state.
std::string keyOf(const torch::Tensor& parameter) {
    return c10::guts::to_string(parameter.unsafeGetTensorImpl());
}

AdamWOptions optionsOf(double weightDecay, AdamDecay decay) {
    AdamWOptions options;
    options.betas({decay.mean, decay.square}).eps(smallest).weight_decay(weightDecay);
    return options;
}

std::vector<OptimizerParamGroup> groupsOf(const std::vector<torch::Tensor>& parameters, double weightDecay,
                                          AdamDecay decay) {
    std::vector<torch::Tensor> matrices, vectors;
    for (const torch::Tensor& parameter : parameters)
        (parameter.dim() > 1 ? matrices : vectors).push_back(parameter);
    std::vector<OptimizerParamGroup> groups;
    if (!matrices.empty())
        groups.emplace_back(matrices, std::make_unique<AdamWOptions>(optionsOf(weightDecay, decay)));
    if (!vectors.empty()) groups.emplace_back(vectors, std::make_unique<AdamWOptions>(optionsOf(0, decay)));
    return groups;
}

/// Undefined when there is none of this name and shape.
torch::Tensor find(const std::map<std::string, Tensor>& tensors, const std::string& name,
                   torch::IntArrayRef shape) {
    const auto found = tensors.find(name);
    if (found == tensors.end() || !shape.equals(found->second.shape)) return {};
    return torchTensor(found->second);
}

} // namespace

Optimiser::Optimiser(std::vector<torch::Tensor> parameters, double weightDecay, AdamDecay decay)
    : parameters_(std::move(parameters)),
      adamW_(groupsOf(parameters_, weightDecay, decay), optionsOf(0, decay)) {}

void Optimiser::step(double learningRate, double largestNorm) {
    torch::nn::utils::clip_grad_norm_(parameters_, largestNorm);
    for (OptimizerParamGroup& group : adamW_.param_groups())
        group.options().set_lr(learningRate);
    adamW_.step();
    // None rather than zero: a parameter that a batch does not reach then rests, as it would in a resumed
    // run.
    for (torch::Tensor& parameter : parameters_)
        parameter.mutable_grad() = torch::Tensor();
}

void Optimiser::store(std::map<std::string, Tensor>& tensors, const std::string& prefix) const {
    Tensor steps{{static_cast<std::int64_t>(parameters_.size())}, {}};
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const auto found = adamW_.state().find(keyOf(parameters_[i]));
        if (found == adamW_.state().end()) {
            steps.values.push_back(0);
            continue;
        }
        const auto& state = static_cast<const AdamWParamState&>(*found->second);
        steps.values.push_back(static_cast<float>(state.step()));
        tensors[nameOf(prefix, "mean.", i)] = plainTensor(state.exp_avg());
        tensors[nameOf(prefix, "square.", i)] = plainTensor(state.exp_avg_sq());
    }
    tensors[prefix + "steps"] = std::move(steps);
}

Status Optimiser::restore(const std::map<std::string, Tensor>& tensors, const std::string& prefix) {
    const auto misfit = badInput("The checkpoint does not fit the network it names.");
    const auto steps = tensors.find(prefix + "steps");
    if (steps == tensors.end() || steps->second.values.size() != parameters_.size()) return misfit;
    adamW_.state().clear();
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const float taken = steps->second.values[i];
        if (taken == 0) continue;
        const auto mean = find(tensors, nameOf(prefix, "mean.", i), parameters_[i].sizes());
        const auto square = find(tensors, nameOf(prefix, "square.", i), parameters_[i].sizes());
        if (!(taken > 0 && taken <= mostSteps) || !mean.defined() || !square.defined()) return misfit;
        auto state = std::make_unique<AdamWParamState>();
        state->step(static_cast<std::int64_t>(taken));
        state->exp_avg(mean);
        state->exp_avg_sq(square);
        adamW_.state()[keyOf(parameters_[i])] = std::move(state);
    }
    return {};
}

} // namespace atos
