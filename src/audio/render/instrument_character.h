// SPDX-License-Identifier: Apache-2.0
// What makes one piano of a soundfont sound like another piano, for making training data from few soundfonts.
#pragma once

#include <array>

namespace atos {

struct InstrumentCharacter {
    std::array<double, 128> cents{}; ///< how far each key is tuned from equal temperament
    double attackSeconds = 0;        ///< 0: the soundfont's own
    double decayTimes = 1;           ///< so much slower (or, below 1, faster) a held note fades
    double releaseTimes = 1;         ///< likewise after the key
    double filterCents = 0;          ///< the low-pass filter's cut-off moved, 1200 to the octave
};

} // namespace atos
