// SPDX-License-Identifier: Apache-2.0
#include "app/pieces/opened_piece.h"

#include "music/smf.h"

#include <utility>

namespace atos {

Result<OpenedPiece> openPiece(const std::filesystem::path& midi) {
    Result<Performance> performance = readMidi(midi);
    if (!performance) return performance.error();
    if (performance->notes.empty())
        return badInput("There are no notes in " + midi.filename().string() + ".", "Open another MIDI file.");
    OpenedPiece opened;
    opened.duration = performance->duration();
    opened.features = measureFeatures(*performance);
    opened.performance = std::make_shared<const Performance>(std::move(*performance));
    return opened;
}

UnderstoodPiece understandPiece(const Performance& performance) {
    UnderstoodPiece understood;
    understood.harmony = analyzeHarmony(performance);
    if (const auto beats = findBeatGrid(performance); beats && beats->sure)
        understood.beats = std::make_shared<const BeatGrid>(*beats);
    return understood;
}

} // namespace atos
