// SPDX-License-Identifier: Apache-2.0
// A recording as loud as the notes that were heard in it.
#pragma once

#include "audio/render/render.h"

#include <filesystem>

namespace atos {

/// How much of the recording's middle is measured, seconds.
inline constexpr double gainSeconds = 60;

/// The gain in dB, for playing the recording beside its notes: both are then equally loud (BS.1770) in the
/// same stretch, the notes on the piano as made and without a gain; less where the recording's true peak
/// would pass highestTruePeak. 0 when either is silent. badInput for what is no recording (audio_file.h).
/// Renders a minute: call from a worker. The soundfont is that of `options`; nothing else of them is used.
[[nodiscard]] Result<double> recordingGain(const RenderFunction& render,
                                           const std::filesystem::path& recording, const Performance& notes,
                                           const RenderOptions& options, const Task& task);

} // namespace atos
