// SPDX-License-Identifier: Apache-2.0
#include "style/plugin/network.h"

#include <ATen/ops/mkldnn_convolution.h>

#include <cmath>

namespace atos {
namespace {

namespace nn = torch::nn;

/// By oneDNN whenever nothing is learnt: libtorch gives it large images only, and takes twice as long for the
/// small ones of a single window.
class ConvolutionImpl : public nn::Conv2dImpl {
public:
    using nn::Conv2dImpl::Conv2dImpl;

    torch::Tensor forward(const torch::Tensor& x) {
        if (torch::GradMode::is_enabled() || !at::hasMKLDNN()) return nn::Conv2dImpl::forward(x);
        return at::mkldnn_convolution(x, weight, bias, c10::get<torch::ExpandingArray<2>>(options.padding()),
                                      options.stride(), options.dilation(), options.groups());
    }
};
TORCH_MODULE(Convolution);

nn::Conv2dOptions convolution(int in, int out, int kernel, int stride = 1) {
    return nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2).bias(false);
}

/// x -> shortcut(x) + residual(x), normalisation and activation before each convolution.
class BlockImpl : public nn::Module {
public:
    BlockImpl(ResidualBlock kind, int in, int out, int stride) {
        const bool bottleneck = kind == ResidualBlock::bottleneck;
        const int inner = bottleneck ? out / 4 : out;
        norm_ = register_module("norm", nn::BatchNorm2d(in));
        if (bottleneck) {
            residual_->push_back(Convolution(convolution(in, inner, 1)));
            append(inner, convolution(inner, inner, 3, stride));
            append(inner, convolution(inner, out, 1));
        } else {
            residual_->push_back(Convolution(convolution(in, inner, 3, stride)));
            append(inner, convolution(inner, out, 3));
        }
        register_module("residual", residual_);
        if (stride != 1 || in != out)
            shortcut_ = register_module("shortcut", Convolution(convolution(in, out, 1, stride)));
    }

    torch::Tensor forward(const torch::Tensor& x) {
        const auto activated = torch::relu(norm_(x));
        return residual_->forward(activated) + (shortcut_.is_empty() ? x : shortcut_(activated));
    }

private:
    void append(int channels, const nn::Conv2dOptions& next) {
        residual_->push_back(nn::BatchNorm2d(channels));
        residual_->push_back(nn::ReLU(nn::ReLUOptions(true)));
        residual_->push_back(Convolution(next));
    }

    nn::BatchNorm2d norm_{nullptr};
    nn::Sequential residual_;
    Convolution shortcut_{nullptr};
};
TORCH_MODULE(Block);

Convolution stem(const StyleArchitecture& architecture) {
    const int rows = architecture.stemRows;
    const int frames = architecture.stemFrames;
    return Convolution(nn::Conv2dOptions(3, architecture.stemWidth, {rows, frames})
                           .stride(2)
                           .padding({rows / 2, frames / 2})
                           .bias(false));
}

/// Mean and standard deviation of each channel over the image: [n, c, h, w] -> [n, 2c].
torch::Tensor poolStatistics(const torch::Tensor& x) {
    constexpr double smallest = 1e-5; // keeps the root's slope finite in images without any variation
    const auto flat = x.flatten(2);
    const auto deviation = (flat.var(2, /*unbiased=*/false) + smallest).sqrt();
    return torch::cat({flat.mean(2), deviation}, 1);
}

void initialise(nn::Module& module) {
    if (auto* conv = module.as<nn::Conv2d>()) nn::init::kaiming_normal_(conv->weight, 0, torch::kFanOut);
    if (auto* linear = module.as<nn::Linear>()) {
        nn::init::normal_(linear->weight, 0, 0.01);
        nn::init::zeros_(linear->bias);
    }
}

} // namespace

StyleNetworkImpl::StyleNetworkImpl(const StyleArchitecture& architecture,
                                   const std::array<int, styleHeads.size()>& labels)
    : dropout_(architecture.dropout), heads_(styleHeads.size(), nullptr) {
    trunk_->push_back(stem(architecture));
    trunk_->push_back(nn::MaxPool2d(nn::MaxPool2dOptions(3).stride(2).padding(1)));
    int channels = architecture.stemWidth;
    for (std::size_t stage = 0; stage < architecture.blocks.size(); ++stage) {
        for (int block = 0; block < architecture.blocks[stage]; ++block) {
            const int stride = block == 0 && stage > 0 ? 2 : 1;
            trunk_->push_back(Block(architecture.block, channels, architecture.widths[stage], stride));
            channels = architecture.widths[stage];
        }
    }
    trunk_->push_back(nn::BatchNorm2d(channels));
    trunk_->push_back(nn::ReLU(nn::ReLUOptions(true)));
    register_module("trunk", trunk_);
    register_module("dropout", dropout_);
    for (std::size_t head = 0; head < heads_.size(); ++head) {
        if (labels[head] == 0) continue;
        heads_[head] =
            register_module(std::string(headName(styleHeads[head])), nn::Linear(2 * channels, labels[head]));
    }
    apply(initialise);
}

HeadTensors StyleNetworkImpl::forward(const torch::Tensor& windows) {
    const auto features = dropout_(poolStatistics(trunk_->forward(windows)));
    HeadTensors logits;
    for (std::size_t head = 0; head < heads_.size(); ++head)
        if (!heads_[head].is_empty()) logits[head] = heads_[head](features);
    return logits;
}

void StyleNetworkImpl::layOutForChannelsLast() {
    const torch::NoGradGuard noGradients;
    for (torch::Tensor& weights : parameters())
        if (weights.dim() == 4) weights.set_data(weights.contiguous(torch::MemoryFormat::ChannelsLast));
}

} // namespace atos
