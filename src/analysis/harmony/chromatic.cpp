// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/chromatic.h"

#include <algorithm>
#include <array>

namespace atos {

bool isInScale(const Chord& chord, const Key& key) {
    constexpr std::array major{true, false, true, false, true, true, false, true, false, true, false, true};
    constexpr std::array minor{true, false, true, true, false, true, false, true, true, false, true, true};
    const auto& scale = key.mode == Mode::minor ? minor : major;
    const std::vector<int> tones = chordTones(chord.quality);
    return std::all_of(tones.begin(), tones.end(), [&](int above) {
        return scale[static_cast<std::size_t>((chord.root + above - key.tonic + 12) % 12)];
    });
}

std::optional<double> chromaticShare(const Harmony& harmony) {
    double outside = 0;
    double all = 0;
    for (const Chord& chord : harmony.chords) {
        if (chord.quality == ChordQuality::none) continue;
        all += chord.duration;
        if (!isInScale(chord, harmony.keys.global)) outside += chord.duration;
    }
    if (all <= 0) return std::nullopt;
    return outside / all;
}

} // namespace atos
