// SPDX-License-Identifier: Apache-2.0
// What of a preset Pianoteq can be told, and by which of its parameters. Internal to keyboard.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "piano/profile/encode.h"
#include "tone/preset/tone_preset.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

/// As getParameters tells it.
struct PianoteqParameter {
    std::string id; ///< "Reverb Duration" in Pianoteq 8, "reverb_duration" in 9
    std::string name;
    std::string text; ///< its value in its unit
    std::string unit;
    int value = 0; ///< normalized_value in millionths
};

/// Those that we know, by their name in small letters with underscores; all others are left out. environment
/// when that is no list of parameters.
[[nodiscard]] Result<std::map<std::string, PianoteqParameter>> knownParameters(const Json& list);

/// The parameters that may be read and set, as knownParameters() names them. Their names: the API reference
/// of pi-pianoteq (tlsim; ids of versions 8 and 9), the forum of Modartt (topic "RPC API changes in Pianoteq
/// 9") and a remote control for 7.5. What a step of hardness or resonance does to the ear is not documented:
/// the steps are small and ours, so everything here counts as experimental.
inline constexpr std::array<std::string_view, 6> pianoteqParameters{"hammer_hardness_piano",
                                                                    "hammer_hardness_mezzo",
                                                                    "hammer_hardness_forte",
                                                                    "reverb_duration",
                                                                    "reverb_mix",
                                                                    "sympathetic_resonance"};

/// A parameter to be set, by its text in its unit or by its normalised value.
struct PianoteqWish {
    std::string name;
    std::string text; ///< empty: by value
    int value = 0;    ///< millionths
    std::string part; ///< of the preset
};

struct PianoteqPlan {
    std::vector<PianoteqWish> wishes;
    std::vector<Loss> losses;
};

/// `before`: how it was when nobody had changed it, which small steps count from.
[[nodiscard]] PianoteqPlan planForPianoteq(const TonePreset& preset,
                                           const std::map<std::string, PianoteqParameter>& current,
                                           const std::map<std::string, int>& before, bool experimental);

} // namespace atos
