// SPDX-License-Identifier: Apache-2.0
// How different one phrase sounds in two tones, and where. Pure, any thread.
#pragma once

#include "audio/file/samples.h"
#include "audio/measure/specific_loudness.h"

#include <array>
#include <span>
#include <vector>

namespace atos {

/// Where in the spectrum a difference lies.
inline constexpr std::array<double, 2> soundRegionEdges{400, 2000}; ///< Hz: bass, middle, treble

struct ToneDifference {
    /// 0: equal, 1: no band sounds in both at the same moment. The Bray-Curtis dissimilarity (J. Bray and
    /// J. Curtis, Ecological Monographs 27:325, 1957) of the specific loudness (specific_loudness.h) in all
    /// bands at all moments; comparing loudness on the Bark scale moment by moment after S. Wang, A. Sekey
    /// and A. Gersho, "An objective measure for predicting subjective quality of speech coders", IEEE JSAC
    /// 10:819, 1992.
    double distance = 0; ///< loudnessDistance() of the two
    std::array<double, 3> shares{}; ///< of bass, middle and treble in the distance; they add up to 1
    std::array<double, 3> louder{}; ///< sone, summed over time, that B has more there; negative: A has
    double mostAt = 0;              ///< seconds: where the second begins in which they differ most
    /// Of A and of B: how far in phon the loud moments (90th percentile) are above the soft ones (10th).
    std::array<double, 2> dynamics{};
};

/// Specific loudness of a sound brought to the loudness at which it is taken to be heard (BS.1770).
[[nodiscard]] std::vector<BandLoudness> atListeningLoudness(const Samples& samples);
/// ToneDifference::distance, for sounds that are compared with many others.
[[nodiscard]] double loudnessDistance(std::span<const BandLoudness> a, std::span<const BandLoudness> b);

/// A and B are the same phrase of equal length and rate, `seconds` without its tail. Both are brought to the
/// same loudness first (BS.1770), so that what is left is their sound.
[[nodiscard]] ToneDifference compareTones(const Samples& a, const Samples& b, double seconds);

} // namespace atos
