// SPDX-License-Identifier: Apache-2.0
// A sound as the ear divides it: how loud each critical band is at each moment. Pure, any thread.
#pragma once

#include "audio/file/samples.h"

#include <array>
#include <vector>

namespace atos {

/// Edges of the critical bands, Hz (E. Zwicker, "Subdivision of the audible frequency range into critical
/// bands", JASA 33:248, 1961).
inline constexpr std::array<double, 25> criticalBandEdges{
    20,   100,  200,  300,  400,  510,  630,  770,  920,  1080, 1270,  1480, 1720,
    2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400, 7700, 9500, 12000, 15500};
inline constexpr std::size_t criticalBands = criticalBandEdges.size() - 1;

/// Sone a critical band.
using BandLoudness = std::array<double, criticalBands>;

/// The loudness at which a sound is taken to be heard: our choice, a piano some metres away.
inline constexpr double listeningLoudness = -23; ///< LUFS
inline constexpr double listeningLevel = 70;     ///< dB SPL

/// One entry for each half window (short_time_spectrum.h: some 23 ms), after `gainDb` of gain. Zwicker's
/// specific loudness (H. Fastl and E. Zwicker, "Psychoacoustics", 3rd edition 2007, eq. 8.7) above the
/// threshold in quiet of E. Terhardt (Hearing Research 1:155, 1979); masking between bands is left out.
[[nodiscard]] std::vector<BandLoudness> specificLoudness(const Samples& samples, double gainDb);

} // namespace atos
