// SPDX-License-Identifier: Apache-2.0
// A sound as what it holds from moment to moment. Private to this module. Pure, any thread.
#pragma once

#include "audio/file/samples.h"

#include <functional>
#include <span>

namespace atos {

/// Frames of a window: the power of two nearest to 46 ms. Windows begin half of that apart.
[[nodiscard]] int windowFrames(int sampleRate);

/// Gives the windows (Hann) of the mean of both channels in turn, with silence after the end. Element k is
/// the amplitude at k / windowFrames of the sample rate, so that the squares of all add up to the window's
/// mean square.
void eachSpectrum(const Samples& samples, const std::function<void(std::span<const double> amplitudes)>& use);

} // namespace atos
