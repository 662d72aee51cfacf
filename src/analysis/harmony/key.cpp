// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/key.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace atos {

namespace {

/// Places on the line of fifths: 0 is C, 1 is G, -1 is F.
constexpr std::array<int, 12> majorTonics{0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};
constexpr std::array<int, 12> minorTonics{0, 7, 2, -3, 4, -1, 6, 1, 8, 3, -2, 5};

int tonicFifth(const Key& key) {
    const auto pitchClass = static_cast<std::size_t>(((key.tonic % 12) + 12) % 12);
    return key.mode == Mode::major ? majorTonics[pitchClass] : minorTonics[pitchClass];
}

std::string nameOfFifth(int fifth) {
    constexpr std::string_view letters = "FCGDAEB";
    const int place = fifth + 1;
    const int letter = ((place % 7) + 7) % 7;
    const int accidentals = (place - letter) / 7;
    std::string name(1, letters[static_cast<std::size_t>(letter)]);
    name.append(static_cast<std::size_t>(std::abs(accidentals)), accidentals < 0 ? 'b' : '#');
    return name;
}

} // namespace

std::string spelledPitchClass(int pitchClass, const Key& key) {
    const int tonic = tonicFifth(key);
    // Twelve neighbours on the line of fifths around the tonic, from the flat second to the raised fourth.
    const int interval = (((pitchClass * 7 - tonic + 5) % 12) + 12) % 12 - 5;
    int fifth = tonic + interval;
    const bool leadingTone = interval == 5;
    if (!leadingTone && fifth > 12) fifth -= 12;
    if (fifth < -8) fifth += 12;
    return nameOfFifth(fifth);
}

std::string tonicName(const Key& key) {
    return nameOfFifth(tonicFifth(key));
}

std::string_view modeName(Mode mode) {
    return mode == Mode::major ? "major" : "minor";
}

Key keyAt(const KeyTimeline& keys, double seconds) {
    const auto after = std::upper_bound(keys.spans.begin(), keys.spans.end(), seconds,
                                        [](double value, const KeySpan& span) { return value < span.onset; });
    return after == keys.spans.begin() ? keys.global : std::prev(after)->key;
}

} // namespace atos
