// SPDX-License-Identifier: Apache-2.0
// Faster than real time: a performance with a tone applied, as samples or as a WAV file. Any thread.
#pragma once

#include "audio/file/samples.h"
#include "audio/measure/loudness.h"
#include "audio/render/instrument_character.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "tone/preset/tone_preset.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace atos {

struct RenderOptions {
    TonePreset tone;
    std::filesystem::path soundfont; ///< empty: findSoundfont()
    int sampleRate = 44100;          ///< 22050 .. 96000
    double fromSeconds = 0;
    double seconds = -1;                          ///< negative: to the end
    double tailSeconds = 2;                       ///< after the last note, for the reverberation
    double gainDb = 0;                            ///< to match loudness for A/B
    std::optional<InstrumentCharacter> character; ///< none: the soundfont's piano as it is
    bool limited = true; ///< false: samples may exceed -1..1, so that they can be measured before a gain
};

[[nodiscard]] Result<Samples> renderSamples(const Performance& performance, const RenderOptions& options,
                                            const Task& task);
/// 16-bit stereo WAV, written whole or not at all.
[[nodiscard]] Status renderWav(const Performance& performance, const RenderOptions& options,
                               const std::filesystem::path& path, const Task& task);

/// How loud it would be, without keeping the sound.
[[nodiscard]] Result<SoundLevel> renderLevel(const Performance& performance, const RenderOptions& options,
                                             const Task& task);

/// What renders: renderSamples, or something else in a test. Any thread.
using RenderFunction = std::function<Result<Samples>(const Performance&, const RenderOptions&, const Task&)>;

} // namespace atos
