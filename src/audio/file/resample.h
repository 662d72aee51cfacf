// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "audio/file/samples.h"
#include "core/result.h"

#include <vector>

namespace atos {

/// The mean of both channels at another rate, Hz (soxr, high quality). Any thread.
[[nodiscard]] Result<std::vector<float>> resampledMono(const Samples& samples, int sampleRate);

} // namespace atos
