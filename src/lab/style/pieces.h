// SPDX-License-Identifier: Apache-2.0
// Labelled performances in memory, and which of them the next training window comes from. Free of torch.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/style/labels.h"
#include "music/performance.h"

#include <filesystem>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace atos {

struct StylePiece {
    Performance music; ///< notes and pedals; nothing that only the file would tell
    LabelledPiece row;
    StyleLabels truth;
};

/// Reads the pieces' files; what cannot be read or has fewer than 8 notes is left out. Cancels between files.
[[nodiscard]] Result<std::vector<StylePiece>> readStylePieces(std::span<const LabelledPiece> rows,
                                                              const LabelNames& labels, const Task& task);

/// Names the files and labels that weights learnt from.
[[nodiscard]] std::string dataContentHash(std::span<const StylePiece> pieces);

/// Draws pieces so that a work counts once however often it was played, and rare labels are heard more often
/// than their share (by the inverse square root of their works).
class PieceSampler {
public:
    PieceSampler(std::span<const StylePiece> pieces, const LabelNames& labels);

    /// Index of a piece. There must be at least one.
    [[nodiscard]] std::size_t draw(std::mt19937_64& random) const;

private:
    std::vector<std::vector<std::size_t>> works_; ///< indices of the pieces of each cluster
    std::vector<double> cumulative_;              ///< weights of the works, summed up
};

} // namespace atos
