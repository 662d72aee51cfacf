// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/distance_density.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace atos {
namespace {

constexpr std::size_t points = 1000;
using Density = std::array<double, points>;

/// Scott's rule, and never narrower than the grid can show.
double bandwidth(std::span<const double> values, double step) {
    const auto count = static_cast<double>(values.size());
    double mean = 0;
    for (const double value : values)
        mean += value / count;
    double variance = 0;
    for (const double value : values)
        variance += (value - mean) * (value - mean) / count;
    return std::max(std::sqrt(variance) * std::pow(count, -0.2), step);
}

/// The values are sorted into the nearest points first, so that every kernel is computed once.
Density densityOf(std::span<const double> values, double low, double step) {
    Density counts{};
    for (const double value : values)
        counts[static_cast<std::size_t>(std::lround((value - low) / step))] += 1;
    const double width = bandwidth(values, step);
    std::vector<double> kernel;
    for (std::size_t i = 0; i < points; ++i) {
        const double distance = static_cast<double>(i) * step / width;
        kernel.push_back(std::exp(-0.5 * distance * distance));
    }
    Density density{};
    double total = 0;
    for (std::size_t at = 0; at < points; ++at) {
        for (std::size_t from = 0; from < points; ++from)
            if (counts[from] > 0) density[at] += counts[from] * kernel[at > from ? at - from : from - at];
        total += density[at];
    }
    for (double& value : density)
        value /= total;
    return density;
}

} // namespace

DensityLikeness compareDensities(std::span<const double> first, std::span<const double> second) {
    constexpr double smallest = 1e-12;
    const auto [firstLow, firstHigh] = std::minmax_element(first.begin(), first.end());
    const auto [secondLow, secondHigh] = std::minmax_element(second.begin(), second.end());
    const double span = std::max(*firstHigh, *secondHigh) - std::min(*firstLow, *secondLow);
    if (!(span > 0)) return {0, 1};
    constexpr double margin = 0.1; // of the span, on both sides
    const double low = std::min(*firstLow, *secondLow) - margin * span;
    const double step = (1 + 2 * margin) * span / (points - 1);
    const Density p = densityOf(first, low, step);
    const Density q = densityOf(second, low, step);
    DensityLikeness likeness;
    for (std::size_t i = 0; i < points; ++i) {
        likeness.overlap += std::min(p[i], q[i]);
        likeness.divergence += p[i] * std::log((p[i] + smallest) / (q[i] + smallest));
    }
    likeness.divergence = std::max(0.0, likeness.divergence);
    return likeness;
}

} // namespace atos
