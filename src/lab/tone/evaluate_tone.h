// SPDX-License-Identifier: Apache-2.0
// `atos evaluate tone`: whether the tones are those that a pianist would nod at.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

struct ToneEvaluation {
    std::filesystem::path data;      ///< folder with open/ and nc/ (may be absent)
    std::string split;               ///< of the balanced set: val or test
    std::filesystem::path pairs;     ///< table of ordered pairs (tone_pairs.h); empty: none
    std::filesystem::path first;     ///< folder of first things (first_things.h); empty: none
    std::filesystem::path embedding; ///< models/chord-embedding-*.safetensors
    std::filesystem::path weights;   ///< models/style-*.safetensors
    std::filesystem::path catalogue; ///< resources/tones/catalogue.json
    std::filesystem::path archetypes; ///< resources/tones/archetypes.json
    std::filesystem::path keyboards; ///< resources/keyboards
    std::filesystem::path map;       ///< SVG file to write (tone_map.h); empty: none
    std::filesystem::path phrase;    ///< MIDI file whose beginning the pairs' tones are rendered on; empty: none
    std::filesystem::path soundfont; ///< empty: findSoundfont()
};

/// {"pairs": {"asked", "order", "worst_kind", "kinds", "wrong"}, "first_things": {...}, "variety":
/// toneVariety, "sound": soundingVariety, "pianos": distinctOnPianos, "steady": PresetSpread of performances of
/// one written piece, "fit": {"calibration_error", "base", "slope"}}; parts whose input is not named are absent. Minutes.
[[nodiscard]] Result<Json> evaluateTone(const ToneEvaluation& evaluation, const Task& task);

/// What evaluateTone() is held against.
[[nodiscard]] std::span<const MetricTarget> toneTargets();

} // namespace atos
