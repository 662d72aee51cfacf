// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace atos {

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
