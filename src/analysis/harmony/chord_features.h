// SPDX-License-Identifier: Apache-2.0
// What the chord network sees. Any thread, pure functions.
#pragma once

#include "analysis/harmony/key.h"
#include "analysis/harmony/rotation_network.h"
#include "analysis/harmony/windows.h"

#include <vector>

namespace atos {

inline constexpr std::size_t chordChannels = 19;

/// The stretch around each slice in which the bass stays on one pitch class, at most 4 s to each side.
struct BassSpan {
    double onset = 0; ///< seconds
    double end = 0;   ///< seconds
};
[[nodiscard]] std::vector<BassSpan> bassSpans(const std::vector<Slice>& slices);

/// A slice with its neighbourhood and the key around it.
[[nodiscard]] RotationInput chordInput(const std::vector<Slice>& slices, const std::vector<BassSpan>& basses,
                                       const Windows& windows, std::size_t slice, const Key& key);

} // namespace atos
