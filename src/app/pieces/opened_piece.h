// SPDX-License-Identifier: Apache-2.0
// A MIDI file with what is shown of it before it is calibrated.
#pragma once

#include "analysis/features/features.h"
#include "analysis/harmony.h"
#include "analysis/tempo/beat_grid.h"
#include "core/result.h"
#include "music/performance.h"

#include <filesystem>
#include <memory>

namespace atos {

struct OpenedPiece {
    std::shared_ptr<const Performance> performance; ///< never null, never without notes
    Features features;
    double duration = 0; ///< seconds
};

/// What takes longer to find than the notes take to read: seconds for hours of music.
struct UnderstoodPiece {
    Harmony harmony;
    std::shared_ptr<const BeatGrid> beats; ///< null unless they are sure
};

/// badInput as readMidi(), and when there are no notes in it. Any thread; a long piece takes a moment: call
/// it from a worker.
[[nodiscard]] Result<OpenedPiece> openPiece(const std::filesystem::path& midi);
/// Any thread.
[[nodiscard]] UnderstoodPiece understandPiece(const Performance& performance);

} // namespace atos
