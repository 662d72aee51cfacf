// SPDX-License-Identifier: Apache-2.0
// A labelled piece measured for its similarity to others: what the catalogue and the evaluation of the score
// are made of.
#pragma once

#include "analysis/embedding/chord_embedding.h"
#include "analysis/features/features.h"
#include "core/result.h"
#include "core/task.h"
#include "lab/data/collection.h"
#include "music/performance.h"
#include "style/style_classifier.h"
#include "tone/archetypes/judge_archetypes.h"
#include "tone/ranking/piece_profile.h"
#include "tone/ranking/similarity.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace atos {

using Classify = std::function<Result<StyleProfile>(const Performance&)>;

/// What it takes to measure a piece.
struct MeasuringModels {
    ChordEmbedding embedding;
    std::unique_ptr<StyleClassifier> style;

    /// environment when the plugin of the networks is missing, badInput when a file is.
    [[nodiscard]] static Result<MeasuringModels> load(const std::filesystem::path& embedding,
                                                      const std::filesystem::path& style);
    /// For as long as the models live.
    [[nodiscard]] Classify classify(const CancelToken& cancel) const;
};

struct MeasuredPiece {
    LabelledPiece labels;
    PieceProfile profile;
    Features features;
    MeasuredPlaying figures{};
};

/// What speaks for one tone or another; `ranked` holds all references.
[[nodiscard]] ToneEvidence evidenceOf(const MeasuredPiece& piece, const std::vector<RankedPreset>& ranked);

/// Listens to the music of the piece's file (about 0.3 s for three minutes of music). Any thread that may
/// call `classify`.
[[nodiscard]] Result<MeasuredPiece> measurePiece(const LabelledPiece& piece, const Performance& performance,
                                                 const ChordEmbedding& embedding, const Classify& classify);

/// Those that can be read, in order; the error of the first that cannot be classified.
[[nodiscard]] Result<std::vector<MeasuredPiece>> measurePieces(const std::vector<LabelledPiece>& pieces,
                                                               const ChordEmbedding& embedding,
                                                               const Classify& classify, const Task& task);

} // namespace atos
