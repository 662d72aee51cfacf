// SPDX-License-Identifier: Apache-2.0
// Random numbers and noise words for training word vectors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// xorshift64* (Vigna 2016): fast, repeatable on every platform, not for secrets.
class FastRandom {
public:
    explicit FastRandom(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {
        if (state_ == 0) state_ = 1;
    }
    std::uint32_t next() {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return static_cast<std::uint32_t>((state_ * 0x2545F4914F6CDD1DULL) >> 32U);
    }
    /// 0 .. bound - 1; bound must not be 0.
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(next()) * bound) >> 32U);
    }
    /// 0 <= x < 1
    float unit() { return static_cast<float>(next() >> 8U) * 0x1p-24F; }

private:
    std::uint64_t state_;
};

/// Draws words in proportion to count^0.75 in constant time (Walker's alias method).
class NoiseWords {
public:
    explicit NoiseWords(std::span<const std::uint64_t> counts);
    [[nodiscard]] std::uint32_t draw(FastRandom& random) const {
        const std::uint32_t word = random.below(static_cast<std::uint32_t>(alias_.size()));
        return random.unit() < keep_[word] ? word : alias_[word];
    }

private:
    std::vector<float> keep_;
    std::vector<std::uint32_t> alias_;
};

} // namespace atos
