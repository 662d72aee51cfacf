// SPDX-License-Identifier: Apache-2.0
// Faster than real time: a performance with a tone applied, as samples or as a WAV file. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "tone/tone_preset.h"

#include <filesystem>
#include <vector>

namespace atos {

struct RenderOptions {
    TonePreset tone;
    std::filesystem::path soundfont; ///< empty: findSoundfont()
    int sampleRate = 44100;          ///< 22050 .. 96000
    double fromSeconds = 0;
    double seconds = -1;    ///< negative: to the end
    double tailSeconds = 2; ///< after the last note, for the reverberation
    double gainDb = 0;      ///< to match loudness for A/B
};

/// Interleaved stereo, -1..1.
struct Samples {
    std::vector<float> interleaved;
    int sampleRate = 44100;
};

[[nodiscard]] Result<Samples> renderSamples(const Performance& performance, const RenderOptions& options,
                                            const Task& task);
/// 16-bit stereo WAV, written whole or not at all.
[[nodiscard]] Status renderWav(const Performance& performance, const RenderOptions& options,
                               const std::filesystem::path& path, const Task& task);

/// Integrated loudness in LUFS (EBU R 128, libebur128); -infinity for silence.
[[nodiscard]] double loudness(const Samples& samples);

} // namespace atos
