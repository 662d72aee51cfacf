// SPDX-License-Identifier: Apache-2.0
// Chords: what they are and how they are called.
#pragma once

#include "analysis/harmony/key.h"

#include <string>
#include <string_view>
#include <vector>

namespace atos {

enum class ChordQuality {
    maj,
    min,
    maj7,
    min7,
    seventh,
    minmaj7,
    dim,
    dim7,
    hdim7,
    aug,
    aug6,
    maj6,
    min6,
    sus2,
    sus4,
    none
};

/// As in the JSON contract: maj min 7 maj7 min7 minmaj7 dim dim7 hdim7 aug aug6 maj6 min6 sus2 sus4 N.
[[nodiscard]] std::string_view qualityName(ChordQuality quality);

/// Pitch classes of a chord, by interval above its root; empty for ChordQuality::none.
[[nodiscard]] std::vector<int> chordTones(ChordQuality quality);

struct Chord {
    double onset = 0;    ///< seconds
    double duration = 0; ///< seconds
    int root = 0;        ///< pitch class; meaningless for ChordQuality::none
    ChordQuality quality = ChordQuality::none;
    int bass = 0;          ///< pitch class of the lowest sounding note
    double confidence = 0; ///< 0..1
};

/// The roman numeral of a chord in a key: "ii", "V7", "viio", "bVI"; "N" for no chord.
[[nodiscard]] std::string romanNumeral(const Chord& chord, const Key& key);

} // namespace atos
