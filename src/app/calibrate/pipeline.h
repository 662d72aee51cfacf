// SPDX-License-Identifier: Apache-2.0
// Walks a performance along the path: harmony, style, score, tone, keyboard. The one place that knows all
// rooms.
#pragma once

#include "app/calibrate/calibration.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "piano/profile/profile.h"
#include "tone/archetypes/listening.h"
#include "tone/taste/taste.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace atos {

struct PipelineOptions {
    std::filesystem::path data; ///< folder with models/ and resources/; empty: shippedData()
    std::string weights;        ///< models/<name>.safetensors; empty: what shippedWeights("style") names
    bool experimental = false;  ///< also encode for the piano what only one source documents
    std::size_t threads = 0;    ///< that one take may use; 0: as many as help
};

/// What a calibration is for.
struct CalibrationContext {
    std::string keyboard{}; ///< profile id to encode for; empty: none
    /// ToneChoice::archetype of the same player's take before, so that the voice does not change for a
    /// trifle.
    std::string previousArchetype{};
    Listening listening = Listening::unknown;
    Taste taste{}; ///< without answers: none
};

/// Holds the loaded models. Any thread; several takes at once, each by its own thread.
class Pipeline {
public:
    /// environment when a shipped file is missing, badInput when one is damaged.
    [[nodiscard]] static Result<std::unique_ptr<Pipeline>> open(const PipelineOptions& options = {});
    virtual ~Pipeline() = default;

    /// Opens the networks ahead of need; call from a worker while the user plays.
    [[nodiscard]] virtual Status warmUp() = 0;
    [[nodiscard]] virtual Result<Calibration> analyze(const Performance& performance, const Task& task) = 0;
    /// Below enoughMusicSeconds the tone is a first guess, marked so, and no references are named.
    [[nodiscard]] virtual Result<Calibration>
    calibrate(const Performance& performance, const CalibrationContext& context, const Task& task) = 0;
    /// Adds to a calibration of this take the reason that says what would have changed the choice, and how
    /// long finding it took, which is no longer than the calibration, so ask for it when that is already
    /// shown. Nothing is added to one without presets.
    [[nodiscard]] virtual Status addCounterfactual(const Performance& performance, Calibration& calibration,
                                                   const Task& task) = 0;
    [[nodiscard]] virtual const std::vector<KeyboardProfile>& keyboards() const = 0;
};

} // namespace atos
