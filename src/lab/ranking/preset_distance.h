// SPDX-License-Identifier: Apache-2.0
// How far tones lie apart, and whether performances of one piece get tones that are closer than those of
// different pieces. Pure, one thread.
#pragma once

#include "files/json.h"
#include "tone/preset/tone_preset.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

/// The parts that are compared. The reverberation's type follows from its time and is left out.
inline constexpr std::array<std::string_view, 6> comparedParts{"voice",        "brightness", "reverb.time",
                                                               "reverb.level", "resonance",  "touch"};

/// By part, 0 (equal) .. 1 (as far apart as the archetypes lie: brightness 2, reverberation a factor of 8 in
/// time and 18 dB, resonance 1.5, touch 2; voices are equal or not). A part that only one tone sets counts 1.
[[nodiscard]] std::array<double, comparedParts.size()> presetDistances(const TonePreset& a,
                                                                       const TonePreset& b);

/// The presets of several performances of several pieces.
class PresetSpread {
public:
    void add(const std::string& piece, const TonePreset& preset) { presets_[piece].push_back(preset); }

    /// {"pieces", "performances", "within", "between", "ratio", "parts": {part: {"within", "between"}}}: mean
    /// distance of two performances of one piece, every piece counting once, and of two pieces, every pair
    /// counting once. Pieces performed once are left out, so that both are about the same pieces. The ratio
    /// is null with fewer than two pieces.
    [[nodiscard]] Json json() const;

private:
    std::map<std::string, std::vector<TonePreset>> presets_;
};

} // namespace atos
