// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/interval_histogram.h"

#include <cmath>
#include <cstdlib>

namespace atos {

int IntervalHistogram::binOf(double interval) {
    return static_cast<int>(std::lround(std::log2(interval / shortest) * binsPerOctave));
}

void IntervalHistogram::add(double interval, double weight) {
    if (!(interval > shortest / 2 && interval < longest)) return;
    constexpr std::array blur{0.18, 0.16, 0.12, 0.08, 0.04, 0.02};
    const int centre = binOf(interval);
    for (int offset = -5; offset <= 5; ++offset) {
        const int bin = centre + offset;
        if (bin < 0 || bin >= static_cast<int>(bins_.size())) continue;
        const double share = weight * blur[static_cast<std::size_t>(std::abs(offset))];
        bins_[static_cast<std::size_t>(bin)] += share;
        total_ += share;
    }
}

double IntervalHistogram::at(double interval) const {
    const int bin = binOf(interval);
    if (bin < 0 || bin >= static_cast<int>(bins_.size()) || total_ <= 0) return 0;
    return bins_[static_cast<std::size_t>(bin)] / total_ * static_cast<double>(bins_.size());
}

double IntervalHistogram::pulse(double period) const {
    return at(period) + 0.7 * at(2 * period) + 0.4 * at(3 * period) + 0.4 * at(4 * period)
           + 0.5 * at(period / 2) + 0.25 * at(period / 3);
}

} // namespace atos
