// SPDX-License-Identifier: Apache-2.0
// Sentences of words as numbers. Any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// Sentences (here: pieces) of words, as numbers into a vocabulary ordered by falling count.
struct Corpus {
    std::vector<std::string> vocabulary;
    std::vector<std::uint64_t> counts; ///< occurrences of each word
    std::vector<std::vector<std::uint32_t>> sentences;

    /// Words seen fewer than `fewest` times are left out of the sentences.
    [[nodiscard]] static Corpus fromSentences(std::span<const std::vector<std::string>> sentences,
                                              std::uint64_t fewest);
    [[nodiscard]] std::uint64_t tokens() const;
};

} // namespace atos
