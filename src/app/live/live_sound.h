// SPDX-License-Identifier: Apache-2.0
// What the preview sounds with while one plays: a synthesizer, and a recording beside it.
#pragma once

#include "audio/file/audio_file.h"
#include "audio/live/live_synth.h"
#include "audio/render/soundfont.h"
#include "core/result.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace atos {

/// Opens the synthesizer with a soundfont; empty: the best that is found. LiveSynth::open, or something else
/// in a test. A soundfont takes a second to load: call it from a worker.
using OpenSynthFunction =
    std::function<Result<std::unique_ptr<LiveSynth>>(const std::filesystem::path& soundfont)>;

/// A recording for LiveSynth::playRecording(), from that second on. badInput when it cannot be read. Call it
/// from a worker: getting there means reading what lies before.
[[nodiscard]] Result<AudioFile> openRecordingAt(const std::filesystem::path& file, double second);

} // namespace atos
