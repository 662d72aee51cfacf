// SPDX-License-Identifier: Apache-2.0
// The inner loops of word2vec. Several input vectors meet six output vectors at once, so that each number is
// read from memory once for all the pairs that it is part of (after Ji et al. 2016, "Parallelizing word2vec
// in shared and distributed memory"). Any thread, on different rows.
#pragma once

#include <cstddef>

namespace atos {

/// Rows hold `size` floats, a multiple of `lanes`, and are aligned to their size. All versions round and add
/// in the same order: every processor gets the same numbers.
struct WordKernels {
    static constexpr std::size_t lanes = 8;   ///< floats that are handled together
    static constexpr std::size_t outputs = 6; ///< output rows that fit a processor's registers

    /// scores[b] = input . rows[b] for six rows; `scores` has room for eight.
    void (*score)(const float* input, const float* const* rows, std::size_t size, float* scores);

    /// gradients[a] += sum over b of steps[a * 6 + b] * rows[b], and rows[b] += sum over a of
    /// steps[a * 6 + b] * inputs[a], for `count` inputs. Inputs may be their own gradients, and rows may be
    /// the same.
    void (*step)(const float* const* inputs, float* const* gradients, std::size_t count, float* const* rows,
                 const float* steps, std::size_t size);

    /// mean = (rows[0] + rows[1] + ...) / count
    void (*average)(const float* const* rows, std::size_t count, float* mean, std::size_t size);

    /// rows[a] += addend for `count` rows.
    void (*addToEach)(float* const* rows, std::size_t count, const float* addend, std::size_t size);

    [[nodiscard]] static const WordKernels& fastest();  ///< for this processor
    [[nodiscard]] static const WordKernels& portable(); ///< for any processor
};

} // namespace atos
