// SPDX-License-Identifier: Apache-2.0
// Second-order filters after R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter
// coefficients". Private to this module.
#pragma once

namespace atos {

enum class FilterKind { none, highPass, lowPass, lowShelf, highShelf, peak };

/// Trivially copyable, so that a ring can carry it.
struct Band {
    FilterKind kind = FilterKind::none;
    double hertz = 1000;
    double decibels = 0; ///< of shelves and peaks
    double q = 0.7071;   ///< of passes and peaks; a shelf has slope 1
};

/// One channel of one filter. One thread; neither locks nor allocates.
class Biquad {
public:
    /// What it remembers of the sound stays, so that a change does not click.
    void set(const Band& band, int sampleRate);
    [[nodiscard]] double filter(double sample) {
        const double out = b0_ * sample + first_;
        first_ = b1_ * sample - a1_ * out + second_;
        second_ = b2_ * sample - a2_ * out;
        return out;
    }

private:
    double b0_ = 1, b1_ = 0, b2_ = 0, a1_ = 0, a2_ = 0; // a0 is 1
    double first_ = 0, second_ = 0;                     // transposed direct form II
};

} // namespace atos
