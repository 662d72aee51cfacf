// SPDX-License-Identifier: Apache-2.0
// How much each pitch class sounds in any stretch of time, asked in constant time where notes are about
// evenly spread, in logarithmic time at worst. Any thread.
#pragma once

#include "analysis/harmony/slices.h"

#include <cstdint>
#include <vector>

namespace atos {

/// Twelve growing sums, one a pitch class.
using PitchSums = std::array<double, 12>;

class Windows {
public:
    explicit Windows(const std::vector<Slice>& slices);

    /// The share of each pitch class in the sound of [from, to] seconds; all zeros in silence.
    [[nodiscard]] PitchClasses sounding(double from, double to) const;
    /// How much has sounded until then: for asking about several stretches that begin or end there.
    [[nodiscard]] PitchSums soundingUntil(double seconds) const { return sumAt(sounding_, seconds); }
    /// sounding() between two of these.
    [[nodiscard]] static PitchClasses between(const PitchSums& from, const PitchSums& to);
    /// The share of each pitch class among the notes that begin in [from, to].
    [[nodiscard]] PitchClasses struck(double from, double to) const;
    /// The share of time that each pitch class is the bass in [from, to].
    [[nodiscard]] PitchClasses bass(double from, double to) const;

    /// The share of each pitch class among the arrivals in [from, to] after a fall of the bass by a fifth (or
    /// a rise by a fourth) with the leading tone before it: where authentic cadences end.
    [[nodiscard]] PitchClasses arrivals(double from, double to) const;

    [[nodiscard]] double begin() const { return times_.front(); }
    [[nodiscard]] double end() const { return times_.back(); }

private:
    using Sums = std::vector<PitchSums>;

    std::vector<double> times_; ///< slice onsets, then the end of the last
    Sums sounding_;             ///< before each time
    Sums struck_;
    Sums bass_;
    Sums arrivals_;

    /// Where the search for a time begins: the first slice of each of as many equal stretches as there are
    /// slices.
    std::vector<std::uint32_t> firstOfStretch_;
    double stretchesASecond_ = 0;

    void indexTimes();
    [[nodiscard]] PitchSums sumAt(const Sums& sums, double seconds) const;
    [[nodiscard]] PitchClasses share(const Sums& sums, double from, double to) const;
};

/// Divides by the sum; zeros stay zeros.
[[nodiscard]] PitchClasses shares(const PitchClasses& amounts);
/// 1 at a pitch (MIDI number or pitch class), nothing for a negative one.
[[nodiscard]] PitchClasses oneHot(int pitch);
/// The same number everywhere: how a quantity without pitch enters a RotationNetwork.
[[nodiscard]] PitchClasses constant(double value);

} // namespace atos
