// SPDX-License-Identifier: Apache-2.0
// The result of the whole path: what a bundle stores, a screen shows and `atos calibrate --json` prints.
#pragma once

#include "analysis/features/features.h"
#include "analysis/features/gestures.h"
#include "analysis/harmony.h"
#include "core/step_clock.h"
#include "files/json.h"
#include "piano/profile/encode.h"
#include "style/style_evidence.h"
#include "style/style_profile.h"
#include "tone/archetypes/recommend_tone.h"
#include "tone/ranking/similarity.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace atos {

struct Calibration {
    std::string input; ///< path or title
    std::string inputHash;
    double musicSeconds = 0;
    Harmony harmony;
    Features features;
    Gestures gestures;
    StyleProfile style;          ///< its tempo words follow the measured tempo
    StyleEvidence styleEvidence; ///< what the models heard; empty without networks
    StyleProfile heard; ///< what the models said, as the references were heard: for comparing with them, and
                        ///< for the tone
    std::vector<RankedPreset> presets; ///< references, best first; empty when there was too little music
    ToneTarget target;
    std::string keyboard;           ///< profile id; empty: none chosen
    EncodedPreset encoded;          ///< for that keyboard
    std::vector<std::string> notes; ///< what the app does not know or had to leave out, one sentence each
    std::vector<std::pair<std::string, std::string>> models; ///< name -> contentHash
    StepTimes
        timingMs; ///< "total": the path from the notes to the tone, without "load"; then what was added later
};

/// The contract's JSON: `analyze` prints the first, `calibrate` the second (which contains the first). Fields
/// and their units stand in docs/command-line.md.
[[nodiscard]] Json analysisJson(const Calibration& calibration);
[[nodiscard]] Json calibrationJson(const Calibration& calibration);
/// The lists that `calibrate` and `send` share.
[[nodiscard]] Json changesJson(const std::vector<Change>& changes);
[[nodiscard]] Json lossesJson(const std::vector<Loss>& losses);

} // namespace atos
