// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare_takes.h"

#include <cmath>

namespace atos {
namespace {

double distanceBetween(const FeatureBands& a, const FeatureBands& b) {
    double squares = 0;
    for (std::size_t axis = 0; axis < a.size(); ++axis) {
        const AxisInfo& info = playingAxes[axis];
        const double share = (a[axis].value - b[axis].value) / (info.high - info.low);
        squares += share * share / static_cast<double>(a.size());
    }
    return std::sqrt(squares);
}

} // namespace

Result<TakeComparison> compareTakes(std::span<const Performance> takes, const Task& task) {
    if (takes.size() < fewestTakes || takes.size() > mostTakes)
        return badInput("Two to six takes can be compared, not " + std::to_string(takes.size()) + ".",
                        "Choose two to six takes.");
    for (const Performance& take : takes)
        if (take.notes.empty()) return badInput("There are no notes in " + take.title + ".", "Leave it out.");

    TakeComparison comparison;
    const auto steps = static_cast<double>(2 * takes.size() - 1);
    double step = 0;
    for (const Performance& take : takes) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(step++ / steps, "Measuring how it is played");
        comparison.takes.push_back({measureBands(take), velocityDistribution(take)});
    }
    for (std::size_t i = 1; i < takes.size(); ++i) {
        task.report(step++ / steps, "Laying the takes over each other");
        TakePair pair;
        pair.second = i;
        pair.distance = distanceBetween(comparison.takes[0].bands, comparison.takes[i].bands);
        pair.alignment = alignNotes(takes[0], takes[i], task);
        if (task.cancel.cancelled()) return cancelled();
        pair.differences =
            findDifferences(takes[0], comparison.takes[0], takes[i], comparison.takes[i], pair.alignment);
        comparison.pairs.push_back(std::move(pair));
    }
    return comparison;
}

} // namespace atos
