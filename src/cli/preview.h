// SPDX-License-Identifier: Apache-2.0
// How a tone sounds, as files and in numbers: what `calibrate --wav` and `render --before` share.
#pragma once

#include "audio/render/fit_preview.h"
#include "audio/render/tone_pair.h"
#include "files/json.h"

#include <filesystem>
#include <string>

namespace atos {

/// Sound files; `before` may be empty: not wanted.
struct PreviewFiles {
    std::filesystem::path after;
    std::filesystem::path before;
};

/// Writes the music in both tones, equally loud.
[[nodiscard]] Status writePair(const Performance& performance, const TonePair& pair,
                               const PreviewFiles& files, RenderOptions options, const Task& task);

struct Preview {
    Phrase phrase; ///< that it was measured on
    PreviewFit fit;
    TonePair pair;
};

/// Measures the tone on the music's most characteristic phrase, corrects it, and writes the whole music in
/// it, and in the piano as made, equally loud.
[[nodiscard]] Result<Preview> writePreview(const Performance& performance, const TonePreset& tone,
                                           const PreviewFiles& files, const RenderOptions& options,
                                           const Task& task);

/// Fields and units stand in docs/command-line.md.
[[nodiscard]] Json matchJson(const TonePair& pair);
[[nodiscard]] Json previewJson(const Preview& preview);
[[nodiscard]] std::string previewText(const Preview& preview);

} // namespace atos
