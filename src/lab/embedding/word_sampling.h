// SPDX-License-Identifier: Apache-2.0
// Random numbers for training word vectors: which words are kept, and which serve as noise.
#pragma once

#include "core/fast_random.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// Draws words in proportion to count^0.75 in constant time (Walker's alias method).
class NoiseWords {
public:
    explicit NoiseWords(std::span<const std::uint64_t> counts);
    [[nodiscard]] std::uint32_t draw(FastRandom& random) const {
        const std::uint64_t number = random.next();
        const auto column = static_cast<std::size_t>(((number >> 32U) * columns_.size()) >> 32U);
        const Column& drawn = columns_[column];
        return static_cast<std::uint32_t>(number) < drawn.own ? static_cast<std::uint32_t>(column)
                                                              : drawn.alias;
    }

private:
    struct Column {
        std::uint32_t own = ~0U; ///< of 2^32: how often a draw of this column means its own word
        std::uint32_t alias = 0; ///< the word that it means otherwise
    };
    std::vector<Column> columns_;
};

/// Thins out words that make up more than `threshold` of all (Mikolov et al. 2013, as their program does it).
class KeptWords {
public:
    /// A threshold of 0 keeps all.
    KeptWords(std::span<const std::uint64_t> counts, double threshold);
    [[nodiscard]] bool keeps(std::uint32_t word, FastRandom& random) const {
        return shares_[word] == always || random.half() < shares_[word];
    }

private:
    static constexpr std::uint32_t always = ~0U;
    std::vector<std::uint32_t> shares_; ///< of 2^32
};

} // namespace atos
