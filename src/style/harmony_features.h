// SPDX-License-Identifier: Apache-2.0
// A group of the numbers that make up describeMusic(). Any thread, pure function.
#pragma once

#include "style/feature_view.h"

namespace atos {

/// Scale degrees, chords, their degrees and successions, chromaticism.
void appendHarmony(const FeatureView& view, std::vector<float>& features);

} // namespace atos
