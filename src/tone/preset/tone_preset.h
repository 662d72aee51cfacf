// SPDX-License-Identifier: Apache-2.0
// A tone for any piano: brand-neutral, every part set or left alone.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "tone/preset/voice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace atos {

enum class ReverbType { room, chamber, hall, concertHall, plate };

/// "room", "chamber", "hall", "concert-hall" or "plate".
[[nodiscard]] std::string_view reverbName(ReverbType type);

struct TonePreset {
    std::string id;   ///< reverse-DNS or slug, at most 100 bytes
    std::string name; ///< for people
    std::optional<Voice> voice;
    std::optional<double> brightness; ///< -1 (mellow) .. +1 (bright), 0 the voice as made
    std::optional<ReverbType> reverbType;
    std::optional<double> reverbTime;  ///< seconds to -60 dB, 0.3 .. 5
    std::optional<double> reverbLevel; ///< dB against the dry sound, -60 .. 0
    std::optional<double> resonance;   ///< string and damper resonance, -1 .. +1, 0 the piano's default
    std::optional<double> chorus;      ///< 0 (none) .. 1
    /// -2 (a light touch already plays loud) .. +2 (heavy), 0 the piano's medium.
    std::optional<double> touch;

    friend bool operator==(const TonePreset&, const TonePreset&) = default;
};

/// {"schema": 1, "id", "name", "voice", "reverb": {"type", "time", "level"}, "brightness", "resonance",
/// "chorus", "touch"}; parts that are left alone are absent. Numbers outside their range or not finite,
/// unknown voices and unknown keys are badInput, in one sentence; what earlier versions wrote still reads.
[[nodiscard]] Json toJson(const TonePreset& preset);
[[nodiscard]] Result<TonePreset> presetFromJson(const Json& json);
[[nodiscard]] Result<TonePreset> readPreset(const std::filesystem::path& path);

} // namespace atos
