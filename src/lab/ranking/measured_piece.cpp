// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/measured_piece.h"

#include "analysis/harmony/chord_finder.h"
#include "lab/data/skipped_files.h"
#include "music/smf.h"

namespace atos {

Result<MeasuringModels> MeasuringModels::load(const std::filesystem::path& embedding,
                                              const std::filesystem::path& style) {
    auto vectors = ChordEmbedding::load(embedding);
    if (!vectors) return vectors.error();
    auto classifier = StyleClassifier::load(style);
    if (!classifier) return classifier.error();
    return MeasuringModels{*std::move(vectors), *std::move(classifier)};
}

Classify MeasuringModels::classify(const CancelToken& cancel) const {
    return [this, cancel](const Performance& performance) {
        return style->classify(performance, {cancel, {}});
    };
}

Result<MeasuredPiece> measurePiece(const LabelledPiece& piece, const Performance& performance,
                                   const ChordEmbedding& embedding, const Classify& classify) {
    auto style = classify(performance);
    if (!style) return style.error();
    const Harmony harmony = analyzeHarmony(performance, ChordModel::builtIn());
    MeasuredPiece measured;
    measured.labels = piece;
    measured.features = measureFeatures(performance);
    measured.figures = measuredPlaying(measured.features, measureGestures(performance), harmony);
    measured.profile = {harmony.keys.global, embedding.vectorOf(harmony.tokens), *std::move(style),
                        playingFeaturesOf(measured.features, harmony), performance.contentHash};
    return measured;
}

Result<std::vector<MeasuredPiece>> measurePieces(const std::vector<LabelledPiece>& pieces,
                                                 const ChordEmbedding& embedding, const Classify& classify,
                                                 const Task& task) {
    std::vector<MeasuredPiece> measured;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (task.cancel.cancelled()) return cancelled();
        task.report(static_cast<double>(i) / static_cast<double>(pieces.size()),
                    "listening" + skippedFiles(skipped));
        const auto performance = readMidi(pieces[i].path);
        if (!performance) {
            ++skipped;
            continue;
        }
        auto piece = measurePiece(pieces[i], *performance, embedding, classify);
        if (!piece) return piece.error();
        measured.push_back(*std::move(piece));
    }
    if (skipped > 0) task.report(1, "listening" + skippedFiles(skipped));
    return measured;
}

ToneEvidence evidenceOf(const MeasuredPiece& piece, const std::vector<RankedPreset>& ranked) {
    return {piece.profile.style, piece.figures, piece.features, nearGenres(ranked), Listening::unknown, {}};
}

} // namespace atos
