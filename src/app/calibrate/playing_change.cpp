// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/playing_change.h"

#include <fmt/format.h>

#include <cmath>

namespace atos {
namespace {

/// What all times are multiplied by.
double stretchOf(const PlayingChange& change) {
    const double share = change.percent / 100.0;
    return 1 / (change.kind == PlayingChange::Kind::slower ? 1 - share : 1 + share);
}

} // namespace

Performance changed(Performance performance, const PlayingChange& change) {
    const double factor = stretchOf(change);
    for (Note& note : performance.notes) {
        note.onset *= factor;
        note.duration *= factor;
    }
    for (Pedal& pedal : performance.pedals)
        pedal.seconds *= factor;
    for (KeySignature& signature : performance.keySignatures)
        signature.seconds *= factor;
    TempoMap tempo;
    for (const TempoChange& written : performance.tempo.changes())
        tempo.setTempo(written.beat, written.secondsPerBeat * factor);
    tempo.metres = performance.tempo.metres;
    tempo.origin = performance.tempo.origin;
    performance.tempo = std::move(tempo);
    return performance;
}

PlayingFeatures changed(PlayingFeatures playing, const PlayingChange& change) {
    for (const std::string_view measure : {"tempo", "density", "harmonic_rhythm"})
        playing[measureOf(measure)] -= std::log2(stretchOf(change));
    return playing;
}

std::string inWords(const PlayingChange& change) {
    return fmt::format("Played {} % {}", change.percent,
                       change.kind == PlayingChange::Kind::slower ? "slower" : "faster");
}

} // namespace atos
