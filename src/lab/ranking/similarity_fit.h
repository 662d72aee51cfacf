// SPDX-License-Identifier: Apache-2.0
// Learns what likenesses are worth from pairs of labelled pieces. Deterministic; one thread.
#pragma once

#include "core/task.h"
#include "lab/ranking/measured_piece.h"
#include "tone/ranking/learned_similarity.h"

#include <array>
#include <cstdint>
#include <vector>

namespace atos {

/// Every piece of a list against every other.
struct PairTable {
    PairTable(const std::vector<MeasuredPiece>& pieces, const LearnedSimilarity& score);

    /// Values less `usual`; unknown ones are 0.
    [[nodiscard]] const std::array<float, similarityParts.size()>& values(std::size_t query,
                                                                          std::size_t other) const {
        return parts[query * pieces + other];
    }

    std::size_t pieces = 0;
    std::vector<std::array<float, similarityParts.size()>> parts; ///< row-major, pieces x pieces
    std::vector<float> agreement; ///< as parts; negative: unknown or the same work
    std::vector<bool> sameWork;   ///< as parts; false on the diagonal
    std::vector<double> weight;   ///< by query: works weigh the same
};

struct SimilarityFit {
    int steps = 400;
    double learningRate = 0.05; ///< of Adam; falls to zero along a half cosine
    double sharpness = 4;       ///< a candidate should come first in proportion to agreement^sharpness
    double ownWork = 0.1;       ///< how much it matters that other files of the work come first
    double decay = 1e-3;        ///< times the sum of squared weights, added to the loss
};

/// Mean of each part between different works: where `usual` comes from.
[[nodiscard]] std::array<double, similarityParts.size()> usualParts(const std::vector<MeasuredPiece>& pieces,
                                                                    const LearnedSimilarity& score);

/// Weights of 0 and above that bring the pieces with much in common to the top: the cross entropy between the
/// wanted order and the softmax of the sums (ListNet, Cao et al. 2007), by projected Adam. cancelled between
/// steps.
[[nodiscard]] Result<std::array<double, similarityParts.size()>>
fitWeights(const PairTable& table, const SimilarityFit& fit, const Task& task);

/// Scale and offset of the log odds that make the score the expected agreement (Platt 1999, with shares for
/// truth, as in Papke & Wooldridge 1996). Applies them to the score.
void calibrate(LearnedSimilarity& score, const PairTable& table);

} // namespace atos
