// SPDX-License-Identifier: Apache-2.0
// From a recording to a performance. Memory does not grow with the recording's length.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "transcribe/note_decoder.h"
#include "transcribe/note_recogniser.h"

#include <filesystem>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace atos {

struct Transcription {
    RecognisedMusic music;
    double seconds = 0;                ///< of the recording
    NoteThresholds thresholds;         ///< from which answers of the network on a note was written
    double tuningCents = 0;            ///< of the instrument, above A = 440 Hz
    std::vector<std::string> warnings; ///< what was wrong with the recording, one sentence each
};

/// Gets the frames of a ConstantQ as they come, on the working thread.
using LevelsFunction = std::function<void(std::span<const float> levels)>;

/// However loud the recording is: it is brought to one level first. badInput for what is no recording
/// (audio/file/audio_file.h), is silent or only noise. Cancels within a second of work. Two stretches of 20 s
/// are heard at once, in threads of their own. Only the first `seconds` are read; `watch` sees what the
/// network is given.
[[nodiscard]] Result<Transcription> transcribe(const std::filesystem::path& recording,
                                               const NoteRecogniser& recogniser, const Task& task,
                                               double seconds = std::numeric_limits<double>::infinity(),
                                               const LevelsFunction& watch = {});

} // namespace atos
