// SPDX-License-Identifier: Apache-2.0
// What a preset means on one piano: which parameter gets which raw value, and what is lost. No messages yet.
#pragma once

#include "piano/profile/encode.h"
#include "piano/profile/profile.h"

#include <string>
#include <vector>

namespace atos {

struct PlannedValue {
    const Parameter* parameter = nullptr; ///< of the profile that was planned for
    int raw = 0;
};

struct Plan {
    std::vector<PlannedValue> values; ///< in the profile's order
    std::vector<Loss> losses;
};

[[nodiscard]] Plan planPreset(const TonePreset& preset, const KeyboardProfile& profile,
                              const EncodeOptions& options);

/// The raw number of a choice's 7-bit groups.
[[nodiscard]] int rawOfChoice(const std::vector<int>& groups);

/// "Brilliance +1", "Tone mellow grand", "Ambience 3 (0 to 10)".
[[nodiscard]] std::string describeValue(const Parameter& parameter, int raw);

} // namespace atos
