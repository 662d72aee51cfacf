// SPDX-License-Identifier: Apache-2.0
// The stretches of a performance that tones are compared on. Pure, any thread.
#pragma once

#include "music/performance.h"

#include <vector>

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

/// The music cut into phrases of `shortest` to `longest` seconds, each beginning with a note after the
/// longest rest there is (or, in legato, where the fewest notes are held over). What is left at the end is
/// left out, unless it is all of the music.
[[nodiscard]] std::vector<Phrase> phrasesOf(const Performance& performance, double shortest, double longest);

/// The phrase as music of its own, from 0 s on: its notes, cut at its end, and the pedals as they were. Its
/// title says where it stands: "Nocturne, 0:32 to 0:41".
[[nodiscard]] Performance excerpt(const Performance& performance, const Phrase& phrase);

} // namespace atos
