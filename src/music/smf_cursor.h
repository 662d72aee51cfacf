// SPDX-License-Identifier: Apache-2.0
// The bytes of a track, taken one value at a time. Internal to music.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace atos {

/// Reads from a track; past its end it yields zeros and remembers that.
struct TrackCursor {
    const std::uint8_t* next;
    const std::uint8_t* end;
    bool overran = false;

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end - next); }
    std::uint8_t byte() {
        if (next != end) return *next++;
        overran = true;
        return 0;
    }
    /// A variable-length quantity: at most four bytes, seven bits each.
    std::uint32_t quantity() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const std::uint8_t part = byte();
            value = value << 7U | (part & 0x7FU);
            if (part < 0x80) break;
        }
        return value;
    }
    /// The ticks until an event. Four bytes at most are allowed; programs that reckon a time below 0 write it
    /// as the two's complement that they hold it in, in five bytes of 32 bits or ten of 64.
    std::int64_t deltaTime() {
        constexpr std::int64_t farthestBack = std::int64_t{1} << 20U;
        const std::uint8_t* const begin = next;
        const auto ticks = std::int64_t{quantity()};
        if (next - begin < 4 || (next[-1] & 0x80U) == 0) return ticks;
        auto wide = static_cast<std::uint64_t>(ticks);
        for (int i = 4; i < 10; ++i) {
            const std::uint8_t part = byte();
            wide = wide << 7U | (part & 0x7FU);
            if (part < 0x80) break;
        }
        if (next - begin <= 5)
            wide = static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(wide)});
        return std::clamp(static_cast<std::int64_t>(wide), -farthestBack, farthestBack);
    }
    std::span<const std::uint8_t> take(std::size_t size) {
        overran = overran || size > left();
        const std::span<const std::uint8_t> taken(next, std::min(size, left()));
        next += taken.size();
        return taken;
    }
};

} // namespace atos
