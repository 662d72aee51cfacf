// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/chord.h"

#include <array>
#include <cctype>

namespace atos {

namespace {

using Numerals = std::array<std::string_view, 12>;

constexpr Numerals majorNumerals{"I",   "bII", "II",  "bIII", "III",  "IV",
                                 "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
constexpr Numerals minorNumerals{"I",   "bII", "II", "III", "#III", "IV",
                                 "#IV", "V",   "VI", "#VI", "VII",  "#VII"};

bool isDiminished(ChordQuality quality) {
    return quality == ChordQuality::dim || quality == ChordQuality::dim7 || quality == ChordQuality::hdim7;
}

bool hasMinorThird(ChordQuality quality) {
    return quality == ChordQuality::min || quality == ChordQuality::min7 || quality == ChordQuality::minmaj7
           || quality == ChordQuality::min6 || isDiminished(quality);
}

std::string_view suffix(ChordQuality quality) {
    switch (quality) {
    case ChordQuality::maj:
    case ChordQuality::min:
    case ChordQuality::none:
        return "";
    case ChordQuality::maj7:
    case ChordQuality::minmaj7:
        return "maj7";
    case ChordQuality::min7:
    case ChordQuality::seventh:
        return "7";
    case ChordQuality::dim:
        return "o";
    case ChordQuality::dim7:
        return "o7";
    case ChordQuality::hdim7:
        return "ø7";
    case ChordQuality::aug:
        return "+";
    case ChordQuality::aug6:
        return "aug6";
    case ChordQuality::maj6:
    case ChordQuality::min6:
        return "add6";
    case ChordQuality::sus2:
        return "sus2";
    case ChordQuality::sus4:
        return "sus4";
    }
    return "";
}

std::string lowered(std::string_view numeral) {
    std::string result;
    for (const char letter : numeral)
        result +=
            letter == 'b' ? letter : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return result;
}

/// The diatonic triads that a borrowed dominant can lead to, by semitones above the tonic; empty elsewhere.
std::string_view diatonicGoal(int degree, Mode mode) {
    constexpr Numerals major{"", "", "ii", "", "iii", "IV", "", "V", "", "vi", "", ""};
    constexpr Numerals minor{"", "", "", "III", "", "iv", "", "V", "VI", "", "VII", ""};
    return (mode == Mode::major ? major : minor)[static_cast<std::size_t>(degree)];
}

/// Where a chord foreign to the key leads when it is heard as a dominant of another degree; empty when it is
/// not.
std::string_view appliedGoal(int degree, ChordQuality quality, Mode mode) {
    if (isDiminished(quality)) {
        const bool ownSupertonic = degree == 2 && quality != ChordQuality::dim7;
        return ownSupertonic || degree == 11 ? "" : diatonicGoal((degree + 1) % 12, mode);
    }
    const std::string_view goal = diatonicGoal((degree + 5) % 12, mode);
    if (quality == ChordQuality::seventh) return degree == 7 ? "" : goal;
    if (quality != ChordQuality::maj) return "";
    const bool foreign = mode == Mode::major ? degree == 2 || degree == 4 || degree == 9 : degree == 2;
    return foreign ? goal : "";
}

} // namespace

std::vector<int> chordTones(ChordQuality quality) {
    switch (quality) {
    case ChordQuality::maj:
        return {0, 4, 7};
    case ChordQuality::min:
        return {0, 3, 7};
    case ChordQuality::maj7:
        return {0, 4, 7, 11};
    case ChordQuality::min7:
        return {0, 3, 7, 10};
    case ChordQuality::seventh:
    case ChordQuality::aug6:
        return {0, 4, 7, 10};
    case ChordQuality::minmaj7:
        return {0, 3, 7, 11};
    case ChordQuality::dim:
        return {0, 3, 6};
    case ChordQuality::dim7:
        return {0, 3, 6, 9};
    case ChordQuality::hdim7:
        return {0, 3, 6, 10};
    case ChordQuality::aug:
        return {0, 4, 8};
    case ChordQuality::maj6:
        return {0, 4, 7, 9};
    case ChordQuality::min6:
        return {0, 3, 7, 9};
    case ChordQuality::sus2:
        return {0, 2, 7};
    case ChordQuality::sus4:
        return {0, 5, 7};
    case ChordQuality::none:
        break;
    }
    return {};
}

std::string_view qualityName(ChordQuality quality) {
    constexpr std::array<std::string_view, 16> names{"maj",  "min",  "maj7",  "min7", "7",    "minmaj7",
                                                     "dim",  "dim7", "hdim7", "aug",  "aug6", "maj6",
                                                     "min6", "sus2", "sus4",  "N"};
    return names[static_cast<std::size_t>(quality)];
}

std::string romanNumeral(const Chord& chord, const Key& key) {
    if (chord.quality == ChordQuality::none) return "N";
    const int degree = (((chord.root - key.tonic) % 12) + 12) % 12;
    const std::string_view goal = appliedGoal(degree, chord.quality, key.mode);
    if (!goal.empty()) {
        const std::string leading = isDiminished(chord.quality) ? "vii" : "V";
        return leading + std::string(suffix(chord.quality)) + "/" + std::string(goal);
    }
    std::string_view numeral =
        (key.mode == Mode::major ? majorNumerals : minorNumerals)[static_cast<std::size_t>(degree)];
    if (degree == 11 && isDiminished(chord.quality)) numeral = "VII"; // the leading tone needs no accidental
    return (hasMinorThird(chord.quality) ? lowered(numeral) : std::string(numeral))
           + std::string(suffix(chord.quality));
}

} // namespace atos
