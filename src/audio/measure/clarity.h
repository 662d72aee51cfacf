// SPDX-License-Identifier: Apache-2.0
// How clear a sound stays in its reverberation. Pure, any thread.
#pragma once

#include "audio/file/samples.h"

namespace atos {

/// A reverberation, asked for or measured.
struct Reverberation {
    double seconds = 0; ///< until it has decayed by 60 dB; 0: none could be measured
    double level = 0;   ///< dB, its energy against the dry sound; -infinity: none
};

/// C80 in dB: what arrives within 80 ms (the dry sound and the early part of the room) against what comes
/// later (ISO 3382-1, 3.5), for a reverberation that decays exponentially from the beginning (M. Barron and
/// L.-J. Lee, JASA 84:618, 1988). +infinity without any. Listeners notice a change of 1 dB (ISO 3382-1, annex
/// A).
[[nodiscard]] double clarity(const Reverberation& reverberation);

/// The reverberation that is in `reverberant` and not in `dry`, which are otherwise the same sound: their
/// difference is the room alone. Its decay is read where it falls from -5 to -25 dB after `fromSeconds`, when
/// nothing sounds any more (T20 of ISO 3382-1, by M. R. Schroeder's backward integration, JASA 37:409, 1965).
[[nodiscard]] Reverberation measureReverberation(const Samples& reverberant, const Samples& dry,
                                                 double fromSeconds);

} // namespace atos
