// SPDX-License-Identifier: Apache-2.0
// Whether everything that ATOS MIDI needs is there and works.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <string>
#include <string_view>
#include <vector>

namespace atos {

enum class PartState {
    good,
    absent, ///< a state of the machine that everything else works without
    failed,
};
/// "ok", "absent", "failed".
[[nodiscard]] std::string_view partStateName(PartState state);

struct PartCheck {
    std::string part; ///< "keyboards", "midi", "soundfont", "render", "audio", "calibration"
    PartState state = PartState::good;
    std::string detail; ///< what is there, or one sentence about what is wrong and what to do
};

/// In this order, each tried for real; a bundled piece is calibrated. A few seconds, and the sound card is
/// opened: call it from a worker. Only cancelled fails.
[[nodiscard]] Result<std::vector<PartCheck>> selfTest(const Task& task);

} // namespace atos
