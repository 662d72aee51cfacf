// SPDX-License-Identifier: Apache-2.0
#include "lab/training/plugin/adamw.h"

#include "nn/plugin/tensors.h"

#include <torch/nn/utils/clip_grad.h>

#include <cmath>

namespace atos {
namespace {
constexpr double smallest = 1e-8;

std::string nameOf(const std::string& prefix, const char* part, std::size_t index) {
    return prefix + part + std::to_string(index);
}
} // namespace

AdamW::AdamW(std::vector<torch::Tensor> parameters, double weightDecay, AdamDecay decay)
    : parameters_(std::move(parameters)), weightDecay_(weightDecay), decay_(decay) {
    for (const torch::Tensor& parameter : parameters_) {
        means_.push_back(torch::zeros_like(parameter));
        squares_.push_back(torch::zeros_like(parameter));
    }
}

void AdamW::step(double learningRate, double largestNorm) {
    torch::nn::utils::clip_grad_norm_(parameters_, largestNorm);
    const torch::NoGradGuard noGradients;
    ++steps_;
    const double meanBias = 1 - std::pow(decay_.mean, static_cast<double>(steps_));
    const double squareBias = 1 - std::pow(decay_.square, static_cast<double>(steps_));
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        torch::Tensor& parameter = parameters_[i];
        torch::Tensor& gradient = parameter.mutable_grad();
        if (!gradient.defined()) continue;
        if (parameter.dim() > 1) parameter.mul_(1 - learningRate * weightDecay_);
        means_[i].mul_(decay_.mean).add_(gradient, 1 - decay_.mean);
        squares_[i].mul_(decay_.square).addcmul_(gradient, gradient, 1 - decay_.square);
        const auto scale = (squares_[i] / squareBias).sqrt_().add_(smallest);
        parameter.addcdiv_(means_[i], scale, -learningRate / meanBias);
        gradient.zero_();
    }
}

void AdamW::store(std::map<std::string, Tensor>& tensors, const std::string& prefix) const {
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        tensors[nameOf(prefix, "mean.", i)] = plainTensor(means_[i]);
        tensors[nameOf(prefix, "square.", i)] = plainTensor(squares_[i]);
    }
}

Status AdamW::restore(const std::map<std::string, Tensor>& tensors, std::int64_t steps,
                      const std::string& prefix) {
    const auto take = [&tensors](const std::string& name, torch::Tensor& into) {
        const auto found = tensors.find(name);
        if (found == tensors.end() || !into.sizes().equals(found->second.shape)) return false;
        into.copy_(torchTensor(found->second));
        return true;
    };
    for (std::size_t i = 0; i < parameters_.size(); ++i)
        if (!take(nameOf(prefix, "mean.", i), means_[i]) || !take(nameOf(prefix, "square.", i), squares_[i]))
            return badInput("The checkpoint does not fit the network it names.");
    steps_ = steps;
    return {};
}

} // namespace atos
