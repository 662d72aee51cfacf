// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/frechet.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

struct Normal {
    cv::Mat mean;       ///< 1 x dimensions
    cv::Mat covariance; ///< dimensions x dimensions
};

Normal fit(const PointCloud& cloud) {
    cv::Mat points(static_cast<int>(cloud.size()), static_cast<int>(cloud.front().size()), CV_64F);
    for (int row = 0; row < points.rows; ++row)
        std::copy(cloud[static_cast<std::size_t>(row)].begin(), cloud[static_cast<std::size_t>(row)].end(),
                  points.ptr<double>(row));
    Normal normal;
    cv::calcCovarMatrix(points, normal.covariance, normal.mean, cv::COVAR_NORMAL | cv::COVAR_ROWS, CV_64F);
    normal.covariance /= std::max(1, points.rows - 1);
    return normal;
}

/// Of a symmetric matrix without negative eigenvalues but for rounding.
cv::Mat squareRoot(const cv::Mat& matrix) {
    cv::Mat values;
    cv::Mat vectors;
    cv::eigen(matrix, values, vectors);
    cv::Mat roots;
    cv::sqrt(cv::max(values, 0), roots);
    return vectors.t() * cv::Mat::diag(roots) * vectors;
}

} // namespace

FrechetReference::FrechetReference(PointCloud reference) {
    const auto count = static_cast<double>(reference.size());
    const std::size_t dimensions = reference.front().size();
    mean_.assign(dimensions, 0);
    deviation_.assign(dimensions, 0);
    for (const auto& point : reference)
        for (std::size_t i = 0; i < dimensions; ++i)
            mean_[i] += point[i] / count;
    for (const auto& point : reference)
        for (std::size_t i = 0; i < dimensions; ++i)
            deviation_[i] += (point[i] - mean_[i]) * (point[i] - mean_[i]) / count;
    for (double& value : deviation_)
        value = std::sqrt(value);
    reference_ = scaled(reference);
}

PointCloud FrechetReference::scaled(const PointCloud& cloud) const {
    constexpr double constant = 1e-9;
    PointCloud points = cloud;
    for (auto& point : points)
        for (std::size_t i = 0; i < point.size(); ++i)
            point[i] = deviation_[i] > constant ? (point[i] - mean_[i]) / deviation_[i] : 0;
    return points;
}

double FrechetReference::distance(const PointCloud& cloud) const {
    const Normal real = fit(reference_);
    const Normal other = fit(scaled(cloud));
    const cv::Mat gap = real.mean - other.mean;
    const cv::Mat root = squareRoot(real.covariance);
    const cv::Mat between = squareRoot(root * other.covariance * root);
    const double distance = gap.dot(gap) + cv::trace(real.covariance)[0] + cv::trace(other.covariance)[0]
                            - 2 * cv::trace(between)[0];
    return std::max(0.0, distance);
}

} // namespace atos
