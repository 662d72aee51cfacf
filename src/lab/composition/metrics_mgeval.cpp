// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/metrics_mgeval.h"

#include "compose/scale_fit.h"
#include "lab/composition/onsets.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <set>

namespace atos {
namespace {

constexpr std::size_t lengthClasses = 8;

std::vector<double> shares(std::vector<double> counts) {
    double total = 0;
    for (const double count : counts)
        total += count;
    if (total > 0)
        for (double& count : counts)
            count /= total;
    return counts;
}

std::vector<double> transitions(const std::vector<GridOnset>& onsets) {
    std::vector<double> counts(12 * 12);
    for (std::size_t i = 1; i < onsets.size(); ++i)
        counts[static_cast<std::size_t>(onsets[i - 1].highest % 12 * 12 + onsets[i].highest % 12)] += 1;
    return shares(std::move(counts));
}

std::vector<double> lengths(const NoteGrid& grid) {
    std::vector<double> counts(lengthClasses);
    for (const GridNote& note : grid.notes)
        counts[std::min<std::size_t>(std::bit_width(static_cast<unsigned>(note.length)), lengthClasses)
               - 1] += 1;
    return shares(std::move(counts));
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        squares += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(squares);
}

} // namespace

MgevalProperties mgevalProperties(const NoteGrid& grid) {
    std::set<int> pitches;
    for (const GridNote& note : grid.notes)
        pitches.insert(note.pitch);
    const auto onsets = onsetsOf(grid);
    double intervals = 0;
    for (std::size_t i = 1; i < onsets.size(); ++i)
        intervals += std::abs(onsets[i].highest - onsets[i - 1].highest);
    const auto steps = static_cast<double>(std::max<std::size_t>(onsets.size(), 2) - 1);
    const double reach = onsets.empty() ? 0 : onsets.back().column - onsets.front().column;
    const PitchClassShares classes = pitchClassShares(grid);
    return {std::vector<double>{static_cast<double>(pitches.size())},
            {static_cast<double>(grid.notes.size())},
            {classes.begin(), classes.end()},
            transitions(onsets),
            {pitches.empty() ? 0.0 : static_cast<double>(*pitches.rbegin() - *pitches.begin())},
            {intervals / steps},
            {reach / steps / columnsPerSecond},
            lengths(grid)};
}

std::array<DensityLikeness, mgevalNames.size()> compareByMgeval(std::span<const MgevalProperties> real,
                                                                std::span<const MgevalProperties> made) {
    std::array<DensityLikeness, mgevalNames.size()> likeness;
    for (std::size_t property = 0; property < likeness.size(); ++property) {
        std::vector<double> within;
        std::vector<double> between;
        for (std::size_t i = 0; i < real.size(); ++i) {
            for (std::size_t j = i + 1; j < real.size(); ++j)
                within.push_back(distance(real[i][property], real[j][property]));
            for (const MgevalProperties& other : made)
                between.push_back(distance(real[i][property], other[property]));
        }
        likeness[property] = compareDensities(within, between);
    }
    return likeness;
}

} // namespace atos
