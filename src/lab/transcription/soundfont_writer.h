// SPDX-License-Identifier: Apache-2.0
// SoundFont 2.04 of single recorded notes (SoundFont Technical Specification 2.04, Creative, 2006). Any
// thread.
#pragma once

#include "files/bytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atos {

/// One recorded note and the keys and velocities it answers to.
struct SampleZone {
    std::vector<std::int16_t> samples; ///< mono, from the attack to where it has died away
    int pitch = 60;                    ///< MIDI, of the recording
    int lowKey = 0, highKey = 127;
    int lowVelocity = 1, highVelocity = 127;
    double releaseSeconds = 0.3; ///< how long the string sounds on after the key is let go
};

/// One instrument as program 0. The recordings hold part of the dynamics already: velocity changes the level
/// by two thirds of what the standard's own curve does. At most 16,000 zones.
[[nodiscard]] Bytes soundfontOf(const std::string& name, int sampleRate,
                                const std::vector<SampleZone>& zones);

} // namespace atos
