// SPDX-License-Identifier: Apache-2.0
// Random numbers that are the same on every platform. One thread at a time.
#pragma once

#include <cstdint>

namespace atos {

/// xorshift64* (Vigna 2016): fast, repeatable on every platform, not for secrets.
class FastRandom {
public:
    explicit FastRandom(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 0x1234567ULL) {
        if (state_ == 0) state_ = 1;
    }
    std::uint64_t next() {
        state_ ^= state_ >> 12U;
        state_ ^= state_ << 25U;
        state_ ^= state_ >> 27U;
        return state_ * 0x2545F4914F6CDD1DULL;
    }
    std::uint32_t half() { return static_cast<std::uint32_t>(next() >> 32U); }
    /// 0 .. bound - 1; bound must not be 0.
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>((static_cast<std::uint64_t>(half()) * bound) >> 32U);
    }
    /// 0 <= x < 1
    float unit() { return static_cast<float>(next() >> 40U) * 0x1p-24F; }

private:
    std::uint64_t state_;
};

} // namespace atos
