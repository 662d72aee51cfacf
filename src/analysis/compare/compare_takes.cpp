// SPDX-License-Identifier: Apache-2.0
#include "analysis/compare/compare_takes.h"

#include "analysis/compare/matched_notes.h"

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

/// Of a take that may be the same piece: then the same notes are beats in both.
FeatureBands bandsBeside(const Performance& first, const FeatureBands& ofFirst, const Performance& second,
                         const NoteAlignment& alignment) {
    const double bpm = ofFirst[static_cast<std::size_t>(PlayingAxis::tempo)].value;
    if (!alignment.samePiece() || bpm <= 0) return measureBands(second);
    return measureBands(second, bpm / measureMatches(first, second, alignment).paceRatio);
}

} // namespace

Result<TakeComparison> compareTakes(std::span<const Performance> takes, const Task& task) {
    if (takes.size() < fewestTakes || takes.size() > mostTakes)
        return badInput("Two to six takes can be compared, not " + std::to_string(takes.size()) + ".",
                        "Choose two to six takes.");
    for (const Performance& take : takes)
        if (take.notes.empty()) return badInput("There are no notes in " + take.title + ".", "Leave it out.");

    TakeComparison comparison;
    if (task.cancel.cancelled()) return cancelled();
    task.report(0, "Measuring how it is played");
    comparison.loudness = loudnessCurve(takes[0]);
    comparison.bars = barsOf(takes[0]);
    comparison.takes.push_back({measureBands(takes[0]), velocityDistribution(takes[0])});
    for (std::size_t i = 1; i < takes.size(); ++i) {
        task.report(static_cast<double>(i) / static_cast<double>(takes.size()),
                    "Laying the takes over each other");
        TakePair pair;
        pair.second = i;
        pair.alignment = alignNotes(takes[0], takes[i], task);
        if (task.cancel.cancelled()) return cancelled();
        if (!comparison.bars.known()) comparison.bars = barsInFirst(barsOf(takes[i]), pair.alignment);
        const FeatureBands bands = bandsBeside(takes[0], comparison.takes[0].bands, takes[i], pair.alignment);
        comparison.takes.push_back({bands, velocityDistribution(takes[i])});
        pair.distance = distanceBetween(comparison.takes[0].bands, bands);
        pair.pace = paceCurve(pair.alignment);
        pair.loudness = loudnessCurve(takes[0], takes[i], pair.alignment);
        comparison.pairs.push_back(std::move(pair));
    }
    // When all are laid over each other, for any of them may tell the bars.
    for (TakePair& pair : comparison.pairs)
        pair.differences = findDifferences(takes[0], comparison.takes[0], takes[pair.second],
                                           comparison.takes[pair.second], pair.alignment, comparison.bars);
    return comparison;
}

} // namespace atos
