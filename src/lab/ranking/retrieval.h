// SPDX-License-Identifier: Apache-2.0
// How far up a ranking the right pieces stand. Pure, one thread.
#pragma once

#include "files/json.h"
#include "lab/metrics/weighted_mean.h"

#include <cstddef>
#include <vector>

namespace atos {

/// Mean reciprocal rank of the first right piece and the share of right ones among the best five (Manning,
/// Raghavan & Schuetze 2008, chapter 8).
class Retrieval {
public:
    /// `right[i]` says whether the piece at rank i is right. Rankings without a right piece are not counted.
    void add(const std::vector<bool>& right, double weight);

    /// {"queries", "mrr", "precision_at_5", "precision_by_chance"}
    [[nodiscard]] Json json() const;

private:
    std::size_t queries_ = 0;
    WeightedMean reciprocalRank_, precision_, chance_;
};

} // namespace atos
