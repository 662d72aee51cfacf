// SPDX-License-Identifier: Apache-2.0
// What the chord embedding has learned, for people: a map and nearest neighbours. Any thread.
#pragma once

#include "analysis/embedding/chord_embedding.h"

#include <string>
#include <vector>

namespace atos {

struct Neighbour {
    std::string word;
    double similarity = 0; ///< cosine, -1..1
};

/// The chord words (not steps) most similar to a word, best first, among the `common` most frequent ones;
/// empty for an unknown word.
[[nodiscard]] std::vector<Neighbour> neighboursOf(const ChordEmbedding& embedding, const std::string& word,
                                                  std::size_t count, std::size_t common = 120);

/// An SVG of the most frequent chord words of each mode on their two principal axes (Pearson 1901), coloured
/// by function: tonic, pre-dominant, dominant, borrowed dominant.
[[nodiscard]] std::string drawEmbedding(const ChordEmbedding& embedding);

} // namespace atos
