// SPDX-License-Identifier: Apache-2.0
// Labelled music described in numbers (music_features.h), many excerpts a piece: what the feature model
// learns from and `atos dataset build` writes for anyone who wants to try another model. Free of torch.
#pragma once

#include "lab/style/augmentation.h"
#include "lab/style/pieces.h"
#include "nn/safetensors.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

struct StyleExcerpt {
    std::size_t piece = 0; ///< index among the pieces
    double seconds = 0;    ///< heard; infinite: all of the piece
    std::vector<float> features;
    StyleLabels truth;
};

struct ExcerptOptions {
    int variants = 6; ///< augmented excerpts a piece beside the piece as it is
    Augmentation changes;
    std::uint64_t seed = 1;
};

/// Each piece as it is, and `variants` excerpts of 15 s to 3 minutes as other hands would play them. Cancels
/// between pieces.
[[nodiscard]] Result<std::vector<StyleExcerpt>> trainingExcerpts(std::span<const StylePiece> pieces,
                                                                 const LabelNames& labels,
                                                                 const ExcerptOptions& options,
                                                                 const Task& task);

/// The first 15, 30 and 60 s of each piece, and all of it.
[[nodiscard]] Result<std::vector<StyleExcerpt>> evaluationExcerpts(std::span<const StylePiece> pieces,
                                                                   const Task& task);

struct DatasetBuild {
    std::filesystem::path data; ///< folder with open/ and nc/
    std::filesystem::path out;  ///< a safetensors file
    bool research = false;      ///< also non-commercial music
    ExcerptOptions excerpts;
};

/// Tensors: `features` [excerpts, features], `labels` [excerpts, heads] (-1: masked), `tags` [excerpts,
/// tags], `piece` and `seconds` [excerpts] (0: all). Metadata: the label names, and each piece's path, work,
/// split, source and kind. Training pieces give training excerpts, the others evaluation excerpts.
[[nodiscard]] Status buildDataset(const DatasetBuild& build, const Task& task);

/// What such a file holds.
struct StyleTable {
    Json labels;                        ///< names by head
    std::vector<std::string> paths;     ///< LabelledPiece::key of each piece
    std::vector<StyleExcerpt> excerpts; ///< their `piece` counts in `paths`
};
/// badInput when it is no such file, or a damaged one.
[[nodiscard]] Result<StyleTable> readStyleTable(const std::filesystem::path& path);

/// The training excerpts of such a file. badInput unless it was built from these pieces with these labels.
[[nodiscard]] Result<std::vector<StyleExcerpt>> readTrainingExcerpts(const std::filesystem::path& path,
                                                                     std::span<const StylePiece> pieces,
                                                                     const LabelNames& labels);

} // namespace atos
