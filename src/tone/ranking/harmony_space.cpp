// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/harmony_space.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {
namespace {

/// A symmetric matrix and the rotation that makes it diagonal (Jacobi's cyclic method; Golub & Van Loan
/// 2013, 8.5).
class Eigen {
public:
    explicit Eigen(std::vector<double> symmetric, std::size_t size)
        : matrix_(std::move(symmetric)), vectors_(size * size, 0.0), size_(size) {
        for (std::size_t i = 0; i < size_; ++i)
            vectors_[i * size_ + i] = 1;
        constexpr int mostSweeps = 30;
        for (int sweep = 0; sweep < mostSweeps && offDiagonal() > 1e-22; ++sweep)
            for (std::size_t p = 0; p + 1 < size_; ++p)
                for (std::size_t q = p + 1; q < size_; ++q)
                    rotate(p, q);
    }

    [[nodiscard]] double value(std::size_t i) const { return matrix_[i * size_ + i]; }
    [[nodiscard]] double vector(std::size_t i, std::size_t row) const { return vectors_[row * size_ + i]; }

private:
    [[nodiscard]] double offDiagonal() const {
        double sum = 0;
        for (std::size_t p = 0; p < size_; ++p)
            for (std::size_t q = p + 1; q < size_; ++q)
                sum += matrix_[p * size_ + q] * matrix_[p * size_ + q];
        return sum;
    }

    void rotate(std::size_t p, std::size_t q) {
        const double off = matrix_[p * size_ + q];
        if (off == 0) return;
        const double theta = (value(q) - value(p)) / (2 * off);
        const double tangent = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(theta, 1.0));
        const double cosine = 1 / std::hypot(tangent, 1.0);
        const double sine = tangent * cosine;
        for (std::size_t k = 0; k < size_; ++k)
            turn(matrix_[k * size_ + p], matrix_[k * size_ + q], cosine, sine);
        for (std::size_t k = 0; k < size_; ++k)
            turn(matrix_[p * size_ + k], matrix_[q * size_ + k], cosine, sine);
        for (std::size_t k = 0; k < size_; ++k)
            turn(vectors_[k * size_ + p], vectors_[k * size_ + q], cosine, sine);
    }

    static void turn(double& a, double& b, double cosine, double sine) {
        const double before = a;
        a = cosine * before - sine * b;
        b = sine * before + cosine * b;
    }

    std::vector<double> matrix_;
    std::vector<double> vectors_;
    std::size_t size_;
};

std::vector<double> covariance(const std::vector<std::vector<float>>& vectors,
                               const std::vector<float>& mean) {
    const std::size_t size = mean.size();
    std::vector<double> matrix(size * size, 0.0);
    for (const auto& vector : vectors)
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                matrix[i * size + j] += static_cast<double>(vector[i] - mean[i])
                                        * static_cast<double>(vector[j] - mean[j])
                                        / static_cast<double>(vectors.size());
    return matrix;
}

} // namespace

HarmonySpace::HarmonySpace(std::vector<float> mean, std::vector<float> projection)
    : mean_(std::move(mean)), projection_(std::move(projection)) {}

HarmonySpace HarmonySpace::learn(const std::vector<std::vector<float>>& vectors, std::size_t axes) {
    if (vectors.empty()) return {};
    const std::size_t size = vectors.front().size();
    std::vector<double> sum(size, 0.0);
    for (const auto& vector : vectors)
        for (std::size_t i = 0; i < size; ++i)
            sum[i] += static_cast<double>(vector[i]);
    std::vector<float> mean(size);
    std::transform(sum.begin(), sum.end(), mean.begin(), [&vectors](double value) {
        return static_cast<float>(value / static_cast<double>(vectors.size()));
    });
    const Eigen eigen(covariance(vectors, mean), size);
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&eigen](std::size_t a, std::size_t b) { return eigen.value(a) > eigen.value(b); });
    std::vector<float> projection;
    for (std::size_t axis = 0; axis < std::min(axes, size); ++axis) {
        const double variance = eigen.value(order[axis]);
        if (variance < 1e-9) break; // fewer pieces than axes
        for (std::size_t row = 0; row < size; ++row)
            projection.push_back(static_cast<float>(eigen.vector(order[axis], row) / std::sqrt(variance)));
    }
    return {std::move(mean), std::move(projection)};
}

std::vector<float> HarmonySpace::project(std::span<const float> harmony) const {
    const bool known = std::any_of(harmony.begin(), harmony.end(), [](float value) { return value != 0; });
    if (!known || harmony.size() != mean_.size()) return {};
    std::vector<float> projected(projection_.size() / mean_.size(), 0.0F);
    float square = 0;
    for (std::size_t axis = 0; axis < projected.size(); ++axis) {
        for (std::size_t i = 0; i < mean_.size(); ++i)
            projected[axis] += projection_[axis * mean_.size() + i] * (harmony[i] - mean_[i]);
        square += projected[axis] * projected[axis];
    }
    if (square <= 0) return {};
    for (float& value : projected)
        value /= std::sqrt(square);
    return projected;
}

} // namespace atos
