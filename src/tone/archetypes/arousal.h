// SPDX-License-Identifier: Apache-2.0
// How excited playing is. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "style/style_profile.h"

namespace atos {

/// 0 (calm) .. 1 (excited) from tempo, register, dynamics and articulation, weighted in the order in which
/// they carry emotion (Eerola, Friberg & Bresin 2013, Front. Psychol. 4:487). What was not measured does not
/// count; 0.5 without anything.
[[nodiscard]] double arousal(const Features& features);
/// The same with what the mood head hears, the probability of its excited half (Q1 and Q2): where it has an
/// answer, at two parts in five.
[[nodiscard]] double arousal(const Features& features, const StyleProfile& style);

} // namespace atos
