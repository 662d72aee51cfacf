// SPDX-License-Identifier: Apache-2.0
// What a weights file says about itself beside the tensors. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "files/json.h"

#include <string>

namespace atos {

/// From which answers of the network on something is taken to have happened, 0..1; and when.
struct NoteThresholds {
    float onset = 0.5F;
    float sounding = 0.3F; ///< below it, a note is over
    float offset = 0.5F;
    float pedal = 0.5F;
    float lateness = 0; ///< seconds that onsets come out late on validation clips: taken off, -0.05..0.05
};

struct TranscriptionModel {
    int channels = 24;      ///< of the convolutions
    int hidden = 24;        ///< of the recurrent network, each direction
    bool hearsPedal = true; ///< false: its answers on the damper say nothing
    NoteThresholds thresholds;
};

/// The part of the metadata that describes the model; training adds its story beside it.
[[nodiscard]] Json describe(const TranscriptionModel& model);
/// badInput, naming `what`, unless the metadata describes a model that this program can build.
[[nodiscard]] Result<TranscriptionModel> transcriptionModelFrom(const Json& metadata,
                                                                const std::string& what);

} // namespace atos
