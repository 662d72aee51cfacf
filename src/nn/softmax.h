// SPDX-License-Identifier: Apache-2.0
// Between log scores and probabilities. Any thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <ranges>

namespace atos {

/// Turns log scores, of which there must be one, into probabilities that sum to 1, in their place. Answers
/// with the sum that they were divided by: of the exponentials of what each score lies below the highest.
template<std::ranges::forward_range Scores>
auto softmax(Scores&& scores) {
    using Number = std::ranges::range_value_t<Scores>;
    const Number highest = *std::ranges::max_element(scores);
    Number sum = 0;
    for (Number& score : scores)
        sum += score = std::exp(score - highest);
    for (Number& score : scores)
        score /= sum;
    return sum;
}

/// The logarithm of p / (1 - p), finite for every p from 0 to 1.
[[nodiscard]] inline double logOdds(double probability) {
    const double p = std::clamp(probability, 1e-6, 1 - 1e-6);
    return std::log(p / (1 - p));
}

} // namespace atos
