// SPDX-License-Identifier: Apache-2.0
// Hand-made music for the tests of harmony.
#pragma once

#include "music/performance.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace atos::test {

/// Plays chords one after the other, each for `seconds`, moved up by `transpose` semitones.
inline Performance playChords(const std::vector<std::vector<int>>& chords, int transpose = 0,
                              double seconds = 1.0) {
    Performance performance;
    double onset = 0;
    for (const std::vector<int>& chord : chords) {
        for (const int pitch : chord)
            performance.notes.push_back(
                {onset, seconds * 0.95, static_cast<std::uint8_t>(pitch + transpose)});
        onset += seconds;
    }
    performance.sort();
    return performance;
}

/// I IV V7 I vi ii6 V7 I, close position above a bass.
inline const std::vector<std::vector<int>> majorCadence{{48, 64, 67, 72}, {53, 65, 69, 72}, {43, 65, 67, 71},
                                                        {48, 64, 67, 72}, {45, 64, 69, 72}, {53, 62, 69, 74},
                                                        {43, 65, 71, 74}, {48, 64, 67, 72}};
/// i iv V7 i VI iio6 V7 i.
inline const std::vector<std::vector<int>> minorCadence{{48, 63, 67, 72}, {53, 65, 68, 72}, {43, 65, 67, 71},
                                                        {48, 63, 67, 72}, {44, 63, 68, 72}, {53, 62, 68, 74},
                                                        {43, 65, 71, 74}, {48, 63, 67, 72}};

} // namespace atos::test
