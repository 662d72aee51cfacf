// SPDX-License-Identifier: Apache-2.0
// A group of the numbers that make up describeMusic(). Any thread, pure function.
#pragma once

#include "style/feature_view.h"

namespace atos {

/// Note values, articulation, tempo, and how the music repeats at multiples of the beat.
void appendRhythm(const FeatureView& view, std::vector<float>& features);

} // namespace atos
