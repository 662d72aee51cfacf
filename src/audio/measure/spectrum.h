// SPDX-License-Identifier: Apache-2.0
// How bright a sound is, as a number. Pure, any thread.
#pragma once

#include "audio/file/samples.h"

namespace atos {

/// Hz; 0 for silence. The mean frequency weighted by amplitude (G. Peeters and others, "The Timbre Toolbox",
/// JASA 130:2902, 2011), of windows of about 46 ms (Hann, half overlapping), which count as much as they
/// sound: a loud moment is heard more than the silence after it. Doubling it about doubles the brightness
/// that listeners hear (A. Almeida and others 2017, doi 10.3758/s13414-017-1394-6).
[[nodiscard]] double spectralCentroid(const Samples& samples);

} // namespace atos
