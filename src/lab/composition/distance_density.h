// SPDX-License-Identifier: Apache-2.0
// How alike two sets of distances are distributed (L.-C. Yang and A. Lerch, "On the evaluation of generative
// models in music", Neural Computing and Applications 2018). Any thread, pure functions.
#pragma once

#include <span>

namespace atos {

struct DensityLikeness {
    double divergence = 0; ///< Kullback-Leibler, in nats, of the first density from the second
    double overlap = 0;    ///< area below both, 0..1
};

/// Densities by Gaussian kernels of Scott's bandwidth, compared at 1000 points over both sets. Neither set
/// may be empty; sets of one value each are alike or not.
[[nodiscard]] DensityLikeness compareDensities(std::span<const double> first, std::span<const double> second);

} // namespace atos
