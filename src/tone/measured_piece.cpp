// SPDX-License-Identifier: Apache-2.0
#include "tone/measured_piece.h"

#include "analysis/chord_finder.h"
#include "music/smf.h"

namespace atos {

Result<MeasuredPiece> measurePiece(const LabelledPiece& piece, const ChordEmbedding& embedding,
                                   const Classify& classify) {
    const auto performance = readMidi(piece.path);
    if (!performance) return performance.error();
    auto style = classify(*performance);
    if (!style) return style.error();
    const Harmony harmony = analyzeHarmony(*performance, ChordModel::builtIn());
    MeasuredPiece measured;
    measured.labels = piece;
    measured.features = measureFeatures(*performance);
    measured.profile = {harmony.keys.global, embedding.vectorOf(harmony.words), *std::move(style),
                        performance->fingerprint};
    return measured;
}

} // namespace atos
