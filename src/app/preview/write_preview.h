// SPDX-License-Identifier: Apache-2.0
// How a tone sounds, as sound files and in numbers: what `calibrate --wav` and `render` share.
#pragma once

#include "audio/render/fit_preview.h"
#include "audio/render/tone_pair.h"
#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <filesystem>
#include <optional>

namespace atos {

/// Sound files, 16 bits, stereo; `before` is the same music in the piano as made, equally loud, and may be
/// empty: not wanted.
struct PreviewFiles {
    std::filesystem::path after;
    std::filesystem::path before;
};

struct Preview {
    Phrase phrase; ///< that it was measured on
    PreviewFit fit;
    TonePair pair;
};

/// Measures the tone on the music's most characteristic phrase, corrects it (fitPreview()), and writes the
/// whole music in it, and in the piano as made, equally loud. The soundfont and the rate are those of
/// `options`. environment without a soundfont. Renders several times over: call it from a worker.
[[nodiscard]] Result<Preview> writePreview(const Performance& performance, const TonePreset& tone,
                                           const PreviewFiles& files, const RenderOptions& options,
                                           const Task& task);

struct Rendering {
    Performance music;             ///< as it was read
    std::optional<TonePair> match; ///< with PreviewFiles::before
};

/// Plays a MIDI file in the tone of `options` as it is, without measuring it; `pattern` as for readMidi().
/// badInput when it cannot be read or has no notes to play, environment without a soundfont; call it from a
/// worker.
[[nodiscard]] Result<Rendering> renderFile(const std::filesystem::path& midi, std::size_t pattern,
                                           const PreviewFiles& files, const RenderOptions& options,
                                           const Task& task);

/// Fields and units stand in docs/command-line.md.
[[nodiscard]] Json matchJson(const TonePair& pair);
[[nodiscard]] Json previewJson(const Preview& preview);

} // namespace atos
