// SPDX-License-Identifier: Apache-2.0
// Piano music as it is printed: bars of note values on two staves.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace atos {

/// Lengths and places in a score: a sixteenth is 3, a triplet eighth 4.
inline constexpr int divisionsPerQuarter = 12;

/// A spelled pitch: {'B', -1, 3} is B flat below middle C.
struct ScorePitch {
    char letter = 'C';
    int alter = 0; ///< sharps; flats below 0
    int octave = 4;
    friend bool operator==(const ScorePitch&, const ScorePitch&) = default;
};

/// How a length is printed.
struct NoteValue {
    int length = divisionsPerQuarter; ///< divisions
    const char* type = "quarter";     ///< as MusicXML says it
    bool dotted = false;
    bool triplet = false; ///< three in the time of two
};

/// A note, a chord or a rest.
struct ScoreChord {
    int start = 0; ///< divisions since the bar began
    NoteValue value;
    std::vector<ScorePitch> pitches; ///< from below; empty: a rest
    bool tiedToNext = false;
    bool tiedToLast = false;
    bool tripletBegins = false; ///< of a bracket over a quarter's time
    bool tripletEnds = false;
};

/// Without gaps from the bar's beginning to its end, or empty: a rest of a whole bar.
using ScoreVoice = std::vector<ScoreChord>;

struct ScoreBar {
    int number = 1; ///< 0: an upbeat
    int beats = 4;  ///< of its metre
    int beatType = 4;
    int length = 4 * divisionsPerQuarter;
    double tempo = 0; ///< quarter notes a minute from here on; 0: as before
    /// The right hand's staff, then the left's: two voices at most; without any a bar's rest.
    std::array<std::vector<ScoreVoice>, 2> staves;
};

struct Score {
    std::string title; ///< UTF-8
    int fifths = 0;    ///< of the key signature: -7 (flats) .. 7
    bool minor = false;
    bool compound = false; ///< the tempo mark counts dotted quarters
    std::vector<ScoreBar> bars;
};

} // namespace atos
