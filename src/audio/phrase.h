// SPDX-License-Identifier: Apache-2.0
// The stretch of a performance that two tones are compared on. Pure, any thread.
#pragma once

#include "music/performance.h"

namespace atos {

/// Seconds of the performance.
struct Phrase {
    double from = 0;
    double to = 0;

    [[nodiscard]] double seconds() const { return to - from; }
};

/// The last `seconds` of the music, begun at the longest rest within two seconds of there when there is one;
/// all of it when it is shorter.
[[nodiscard]] Phrase lastPhrase(const Performance& performance, double seconds);

/// The stretch of about `seconds` that is most like the whole in how many notes it has, how loud and how high
/// they are; all of the music when it is shorter.
[[nodiscard]] Phrase characteristicPhrase(const Performance& performance, double seconds);

} // namespace atos
