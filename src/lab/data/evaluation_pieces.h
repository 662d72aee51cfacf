// SPDX-License-Identifier: Apache-2.0
// The pieces of an evaluation and the groups they are reported in.
#pragma once

#include "core/result.h"
#include "lab/data/collection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

/// Open pieces of a split, and the non-commercial ones where the folder has them.
[[nodiscard]] Result<std::vector<LabelledPiece>> piecesOf(const std::filesystem::path& data,
                                                          const std::string& split);

/// "open score", "nc performance", "folk", "pop909", ...
[[nodiscard]] std::string groupOf(const LabelledPiece& piece);

/// Mean of numbers that weigh differently; 0 of nothing.
class WeightedMean {
public:
    void add(double value, double weight) {
        sum_ += value * weight;
        weight_ += weight;
    }
    [[nodiscard]] double value() const { return weight_ > 0 ? sum_ / weight_ : 0; }
    [[nodiscard]] double weight() const { return weight_; }

private:
    double sum_ = 0;
    double weight_ = 0;
};

} // namespace atos
