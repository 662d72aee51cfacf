// SPDX-License-Identifier: Apache-2.0
// Vectors of chord tokens (word2vec, Mikolov et al. 2013) and of whole pieces.
#pragma once

#include "analysis/embedding/chord_tokens.h"
#include "core/result.h"

#include <filesystem>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace atos {

class ChordEmbedding {
public:
    /// Reads models/chord-embedding-*.safetensors.
    [[nodiscard]] static Result<ChordEmbedding> load(const std::filesystem::path& path);

    [[nodiscard]] int dimensions() const { return dimensions_; }
    /// The unit vector of a token; empty when the vocabulary lacks it.
    [[nodiscard]] std::span<const float> vectorOf(const std::string& token) const;
    /// The information-weighted mean of a piece's tokens, of length 1; all zeros when no token is known.
    [[nodiscard]] std::vector<float> vectorOf(std::span<const std::string> tokens) const;
    /// All tokens, by falling count where they were learned.
    [[nodiscard]] const std::vector<std::string>& vocabulary() const { return vocabulary_; }
    /// What pieces must be read as to be compared with these vectors.
    [[nodiscard]] TokenKind tokens() const { return tokens_; }
    [[nodiscard]] const std::string& contentHash() const { return contentHash_; }

private:
    int dimensions_ = 0;
    TokenKind tokens_ = TokenKind::harmony;
    std::vector<std::string> vocabulary_;
    std::unordered_map<std::string, int> rows_;
    std::vector<float> vectors_; ///< row-major, rows of length 1
    std::vector<float> weights_; ///< information of each token, -log p, times the length of its stored vector
    std::string contentHash_;
};

/// Cosine similarity, -1..1; 0 when either is all zeros.
[[nodiscard]] double cosine(std::span<const float> a, std::span<const float> b);

} // namespace atos
