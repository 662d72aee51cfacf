// SPDX-License-Identifier: Apache-2.0
// Chooses what the network must be sure of, on rendered validation clips only.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/transcription/render_set.h"
#include "transcribe/model.h"
#include "transcribe/note_activity.h"

#include <functional>
#include <span>
#include <vector>

namespace atos {

using InferFunction = std::function<NoteActivity(std::span<const float> levels)>;

struct FittedThresholds {
    NoteThresholds thresholds;
    Json metrics; ///< mean over the clips, with these thresholds
};

/// The onset's by note F1, then the two that end a note by F1 with offsets, then the pedal's by its F1.
[[nodiscard]] Result<FittedThresholds> fitThresholds(std::span<const RenderedClip> clips,
                                                     const InferFunction& infer, const Task& task);

} // namespace atos
