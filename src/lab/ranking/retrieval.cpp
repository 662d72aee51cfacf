// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/retrieval.h"

#include <algorithm>

namespace atos {

void Retrieval::add(const std::vector<bool>& right, double weight) {
    const auto first = std::find(right.begin(), right.end(), true);
    if (first == right.end()) return;
    const auto among = [&right](std::size_t count) {
        const auto end = right.begin() + static_cast<std::ptrdiff_t>(std::min(count, right.size()));
        return static_cast<double>(std::count(right.begin(), end, true))
               / static_cast<double>(end - right.begin());
    };
    ++queries_;
    reciprocalRank_.add(1.0 / static_cast<double>(first - right.begin() + 1), weight);
    precision_.add(among(5), weight);
    chance_.add(among(right.size()), weight);
}

Json Retrieval::json() const {
    return {{"queries", queries_},
            {"mrr", reciprocalRank_.value()},
            {"precision_at_5", precision_.value()},
            {"precision_by_chance", chance_.value()}};
}

} // namespace atos
