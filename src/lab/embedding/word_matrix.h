// SPDX-License-Identifier: Apache-2.0
// One vector a word, laid out for WordKernels.
#pragma once

#include "lab/embedding/word_kernels.h"

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

/// Rows of floats, filled up with zeros to whole lanes and aligned for them.
class WordMatrix {
public:
    WordMatrix() = default;
    WordMatrix(std::size_t words, std::size_t dimensions)
        : dimensions_(dimensions), blocks_((dimensions + WordKernels::lanes - 1) / WordKernels::lanes),
          values_(words * blocks_) {}

    [[nodiscard]] float* row(std::size_t word) { return values_[word * blocks_].lanes; }
    [[nodiscard]] const float* row(std::size_t word) const { return values_[word * blocks_].lanes; }
    /// Floats from one row to the next.
    [[nodiscard]] std::size_t width() const { return blocks_ * WordKernels::lanes; }
    [[nodiscard]] std::size_t rows() const { return blocks_ == 0 ? 0 : values_.size() / blocks_; }

    /// Row after row, without what fills them up.
    [[nodiscard]] std::vector<float> packed() const {
        std::vector<float> result;
        result.reserve(rows() * dimensions_);
        for (std::size_t word = 0; word < rows(); ++word)
            result.insert(result.end(), row(word), row(word) + dimensions_);
        return result;
    }

    /// Adds what became of `base` elsewhere; all three have the same shape.
    void addChange(const WordMatrix& changed, const WordMatrix& base) {
        for (std::size_t block = 0; block < values_.size(); ++block)
            for (std::size_t i = 0; i < WordKernels::lanes; ++i)
                values_[block].lanes[i] += changed.values_[block].lanes[i] - base.values_[block].lanes[i];
    }

private:
    struct alignas(WordKernels::lanes * sizeof(float)) Block {
        float lanes[WordKernels::lanes]{};
    };
    std::size_t dimensions_ = 0;
    std::size_t blocks_ = 0;
    std::vector<Block> values_;
};

} // namespace atos
