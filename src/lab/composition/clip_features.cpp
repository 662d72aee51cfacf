// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/clip_features.h"

#include "compose/scale_fit.h"
#include "core/statistics.h"
#include "lab/composition/onsets.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace atos {

const std::array<std::string_view, clipFeatureCount>& clipFeatureNames() {
    static constexpr std::array<std::string_view, clipFeatureCount> names{
        "degree_0",      "degree_1",         "degree_2",
        "degree_3",      "degree_4",         "degree_5",
        "degree_6",      "degree_7",         "degree_8",
        "degree_9",      "degree_10",        "degree_11",
        "pitch_mean",    "pitch_deviation",  "pitch_range",
        "length_mean",   "length_deviation", "gap_mean",
        "gap_deviation", "polyphony_mean",   "polyphony_deviation",
        "silence",       "notes_per_second", "on_beat",
        "interval_mean"};
    return names;
}

ClipFeatures clipFeatures(const NoteGrid& grid) {
    constexpr int beat = 4;
    ClipFeatures features{};
    std::vector<double> pitches;
    std::vector<double> lengths;
    for (const GridNote& note : grid.notes) {
        pitches.push_back(note.pitch);
        lengths.push_back(std::log2(note.length));
    }
    std::vector<double> gaps;
    std::vector<double> intervals;
    const auto onsets = onsetsOf(grid);
    int onBeat = 0;
    for (std::size_t i = 0; i < onsets.size(); ++i) {
        onBeat += onsets[i].column % beat == 0 ? 1 : 0;
        if (i == 0) continue;
        gaps.push_back(std::log2(onsets[i].column - onsets[i - 1].column));
        intervals.push_back(std::abs(onsets[i].highest - onsets[i - 1].highest));
    }
    const std::vector<int> sounding = notesSounding(grid);
    const Moments polyphony = momentsOf({sounding.begin(), sounding.end()});
    const auto silent = static_cast<double>(std::count(sounding.begin(), sounding.end(), 0));

    const PitchClassShares shares = pitchClassShares(grid);
    const auto tonic = static_cast<std::size_t>(bestKey(shares).tonic);
    auto* next = features.begin();
    for (std::size_t degree = 0; degree < shares.size(); ++degree)
        *next++ = shares[(degree + tonic) % shares.size()];
    const Moments pitch = momentsOf(pitches);
    *next++ = pitch.mean;
    *next++ = pitch.deviation;
    const auto [low, high] = std::minmax_element(pitches.begin(), pitches.end());
    *next++ = pitches.empty() ? 0 : *high - *low;
    for (const auto* values : {&lengths, &gaps}) {
        const Moments moments = momentsOf(*values);
        *next++ = moments.mean;
        *next++ = moments.deviation;
    }
    *next++ = polyphony.mean;
    *next++ = polyphony.deviation;
    *next++ = sounding.empty() ? 1 : silent / static_cast<double>(sounding.size());
    *next++ = grid.columns > 0 ? static_cast<double>(grid.notes.size()) * columnsPerSecond / grid.columns : 0;
    *next++ = onsets.empty() ? 0 : static_cast<double>(onBeat) / static_cast<double>(onsets.size());
    *next = momentsOf(intervals).mean;
    return features;
}

} // namespace atos
