// SPDX-License-Identifier: Apache-2.0
// What the keys have done before a note, one plane of 88 keys a question. A pattern of keys means the same
// wherever it lies on the keyboard, so that a convolution along the keys learns an interval, a repeated bass
// or a scale once instead of once a key. Any thread, one thread at a time for one object.
#pragma once

#include "compose/lstm/tokens.h"

#include <array>
#include <bitset>
#include <span>

namespace atos {

/// The note before; struck in this column; sounding; struck lately (fading at two speeds); struck just so
/// long ago (a beat, two, a bar of three, a bar of four, two of them).
inline constexpr int recentKeyPlanes = 10;
inline constexpr std::size_t recentKeyValues = std::size_t{recentKeyPlanes} * pitchTokens;

class RecentKeys {
public:
    void add(const NoteToken& note);

    /// As it stands `step` columns after the last note, [recentKeyPlanes, pitchTokens], values 0 .. 1.
    void planesAfter(int step, std::span<float, recentKeyValues> planes) const;

private:
    using Keys = std::bitset<pitchTokens>;
    static constexpr int remembered = 64; ///< columns, more than the longest lag and the longest step
    static constexpr std::array<double, 2> fading{16, 96}; ///< columns until e times weaker

    /// The keys struck `lag` columns before `column`; none beyond what is remembered.
    [[nodiscard]] Keys struckAt(int column) const;

    int column_ = 0; ///< of the last note
    int lastPitch_ = -1;
    std::array<int, pitchTokens> ends_{}; ///< the column in which each key is released
    std::array<std::array<double, pitchTokens>, fading.size()> warmth_{}; ///< at column_
    std::array<Keys, remembered> struck_{};                               ///< by column modulo `remembered`
};

} // namespace atos
