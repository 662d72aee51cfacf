// SPDX-License-Identifier: Apache-2.0
// Chords from slices with a given model: what findChords, training and evaluation share. Any thread.
#pragma once

#include "analysis/harmony/chord_model.h"
#include "analysis/harmony/slices.h"

#include <vector>

namespace atos {

[[nodiscard]] std::vector<Chord> findChords(const std::vector<Slice>& slices, const KeyTimeline& keys,
                                            const ChordModel& model);

} // namespace atos
