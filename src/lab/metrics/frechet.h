// SPDX-License-Identifier: Apache-2.0
// The Frechet distance between two clouds of points, each taken for a normal distribution (D. Dowson and
// B. Landau, "The Frechet distance between multivariate normal distributions", 1982; for music J. Retkowski
// and others, "Frechet Music Distance", arXiv:2412.07948). Any thread.
#pragma once

#include <vector>

namespace atos {

/// One row a clip, all of one length.
using PointCloud = std::vector<std::vector<double>>;

/// Measures clouds against one reference, whose mean and deviation scale every dimension. Dimensions in which
/// the reference does not vary are left out.
class FrechetReference {
public:
    /// At least 2 points.
    explicit FrechetReference(PointCloud reference);

    /// The squared distance, 0 or more, of at least 2 points from the reference.
    [[nodiscard]] double distance(const PointCloud& cloud) const;

private:
    [[nodiscard]] PointCloud scaled(const PointCloud& cloud) const;

    std::vector<double> mean_, deviation_;
    PointCloud reference_; ///< scaled
};

} // namespace atos
