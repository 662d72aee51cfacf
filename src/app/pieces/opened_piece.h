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
    Harmony harmony;
    Features features;
    std::shared_ptr<const BeatGrid> beats; ///< null unless they are sure
    double duration = 0;                   ///< seconds
};

/// badInput as readMidi(), and when there are no notes in it. Any thread; a long piece takes a moment: call
/// it from a worker.
[[nodiscard]] Result<OpenedPiece> openPiece(const std::filesystem::path& midi);

} // namespace atos
