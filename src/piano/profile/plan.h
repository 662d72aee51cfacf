// SPDX-License-Identifier: Apache-2.0
// What a preset means on one piano: which parameter gets which raw value, and what is lost. No messages yet.
#pragma once

#include "piano/profile/profile.h"
#include "tone/preset/tone_preset.h"

#include <string>
#include <vector>

namespace atos {

/// A part of the preset that this piano cannot do, or does differently.
struct Loss {
    std::string parameter;
    std::string sentence; ///< "No damper resonance on this model; ambience +1 instead."
};

struct EncodeOptions {
    bool experimental = false; ///< also parameters known from one source only
};

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
/// The value as the piano's own panel calls it, without the parameter: "+1", "Mellow Upright", "3".
[[nodiscard]] std::string panelValue(const Parameter& parameter, int raw);

} // namespace atos
