// SPDX-License-Identifier: Apache-2.0
// A group of the numbers that make up describeMusic(). Any thread, pure function.
#pragma once

#include "style/feature_view.h"

namespace atos {

/// Registers, chords as struck, the lines of the highest and the lowest voice, figurations.
void appendTexture(const FeatureView& view, std::vector<float>& features);

} // namespace atos
