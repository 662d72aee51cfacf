// SPDX-License-Identifier: Apache-2.0
// Harmony vectors seen so that all directions in which pieces differ count alike: centred and whitened by
// principal components (Jegou & Chum 2012, "Negative evidences and co-occurences in image retrieval").
// Without it all tonal music looks alike: its vectors share one large component. Any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

class HarmonySpace {
public:
    HarmonySpace() = default;
    /// `mean` has as many values as a harmony vector, `projection` a row of that length for each axis.
    HarmonySpace(std::vector<float> mean, std::vector<float> projection);

    /// The `axes` strongest principal components of the vectors, scaled to unit variance. Deterministic.
    [[nodiscard]] static HarmonySpace learn(const std::vector<std::vector<float>>& vectors, std::size_t axes);

    /// A vector of length 1; empty for one of another size, for zeros and for the mean itself.
    [[nodiscard]] std::vector<float> project(std::span<const float> harmony) const;

    [[nodiscard]] const std::vector<float>& mean() const { return mean_; }
    [[nodiscard]] const std::vector<float>& projection() const { return projection_; }

private:
    std::vector<float> mean_;
    std::vector<float> projection_; ///< axes x dimensions, row-major
};

} // namespace atos
