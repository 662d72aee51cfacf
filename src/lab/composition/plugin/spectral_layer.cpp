// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/spectral_layer.h"

namespace atos {
namespace {

torch::Tensor unit(const torch::Tensor& vector) {
    constexpr double smallest = 1e-12;
    return vector / vector.norm().clamp_min(smallest);
}

std::vector<std::int64_t> weightShape(int in, int out, const std::vector<std::int64_t>& kernel) {
    std::vector<std::int64_t> shape{out, in};
    shape.insert(shape.end(), kernel.begin(), kernel.end());
    return shape;
}

} // namespace

SpectralLayerImpl::SpectralLayerImpl(int in, int out, std::vector<std::int64_t> kernel, std::int64_t stride)
    : kernel_(std::move(kernel)), stride_(stride) {
    weight_ = register_parameter("weight", torch::empty(weightShape(in, out, kernel_)));
    bias_ = register_parameter("bias", torch::zeros({out}));
    torch::nn::init::orthogonal_(weight_);
    direction_ = register_buffer("direction", unit(torch::randn({out})));
}

torch::Tensor SpectralLayerImpl::normalizedWeight() {
    const auto matrix = weight_.flatten(1);
    torch::Tensor right;
    {
        const torch::NoGradGuard noGradients;
        right = unit(matrix.t().mv(direction_));
        if (is_training()) direction_.copy_(unit(matrix.mv(right)));
    }
    const auto largest = direction_.clone().dot(matrix.mv(right));
    return weight_ / largest;
}

torch::Tensor SpectralLayerImpl::forward(const torch::Tensor& input) {
    const auto weight = normalizedWeight();
    if (kernel_.empty()) return torch::linear(input, weight, bias_);
    std::vector<std::int64_t> padding;
    for (const std::int64_t side : kernel_)
        padding.push_back((side - 1) / 2);
    const std::vector<std::int64_t> stride(kernel_.size(), stride_);
    return kernel_.size() == 1 ? torch::conv1d(input, weight, bias_, stride, padding)
                               : torch::conv2d(input, weight, bias_, stride, padding);
}

} // namespace atos
