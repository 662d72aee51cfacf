// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/beat_grid.h"

#include "analysis/features/tempo.h"
#include "analysis/tempo/candidates.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// Of onsets on quarters and thirds of the stated beat: a fourth by chance; less than all in what was written
/// where there are grace notes and finer values.
constexpr double statedShare = 0.55;
constexpr double plainShare = 0.8; ///< what sequencers write unasked needs more
constexpr std::size_t fewestOnsets = 4;
/// Such a tempo is right four times in five.
constexpr double sureFrom = 0.8;
constexpr double sameTempo = 0.04;

bool believed(const TempoMap& tempo, const TempoEvidence& evidence) {
    const StatedTempo& stated = evidence.stated;
    const double needed = stated.statement == TempoStatement::plain120 ? plainShare : statedShare;
    if (!(stated.period > 0) || evidence.accents.size() < fewestOnsets) return false;
    // Sixteenths are finer than the grid of a counted half note or dotted quarter.
    return std::max(stated.gridShare, gridShareOf(tempo, 1, evidence.accents)) >= needed;
}

BeatGrid statedGrid(const Performance& performance, const StatedTempo& stated) {
    BeatGrid grid;
    grid.tempo = performance.tempo;
    grid.beatQuarters = stated.quarters;
    grid.to = performance.duration();
    grid.sure = true;
    return grid;
}

/// Beats as quarter notes. Before the first there are as many as fit, so that second 0 is a beat.
BeatGrid heardGrid(const BeatTrack& track) {
    BeatGrid grid;
    const double first = std::max(0.0, track.beats.front());
    double beat = 0;
    if (first > 0.01) {
        beat = std::max(1.0, std::round(first / track.period));
        grid.tempo.setTempo(0, first / beat);
    }
    for (std::size_t i = 1; i < track.beats.size(); ++i)
        grid.tempo.setTempo(beat++, std::max(1e-3, track.beats[i] - track.beats[i - 1]));
    grid.tempo.setTempo(beat, track.period);
    grid.tempo.origin = TempoOrigin::estimated;
    grid.from = first;
    grid.to = track.beats.back();
    return grid;
}

} // namespace

std::optional<BeatGrid> findBeatGrid(const Performance& performance) {
    const TempoEvidence evidence = tempoEvidence(performance);
    if (believed(performance.tempo, evidence)) return statedGrid(performance, evidence.stated);
    const TempoEstimate tempo = estimateTempo(performance);
    const auto counted = std::find_if(
        evidence.candidates.begin(), evidence.candidates.end(),
        [&tempo](const BeatTrack& track) { return std::abs(60 / track.period / tempo.bpm - 1) < sameTempo; });
    if (!(tempo.bpm > 0) || counted == evidence.candidates.end() || counted->beats.size() < 2)
        return std::nullopt;
    BeatGrid grid = heardGrid(*counted);
    grid.sure = tempo.confidence >= sureFrom;
    return grid;
}

} // namespace atos
