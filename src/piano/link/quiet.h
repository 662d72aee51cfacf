// SPDX-License-Identifier: Apache-2.0
// A tone changes only between notes. Internal to keyboard.
#pragma once

#include "core/task.h"
#include "piano/link/piano_link.h"

namespace atos {

/// Lets the time pass as the options say: asleep, or by a test's clock.
void passTime(const PianoLinkOptions& options, double seconds);
/// Returns when no note is held and the damper is up. environment when that does not happen in two minutes.
[[nodiscard]] Status awaitRest(const PianoLinkOptions& options, const Task& task);

} // namespace atos
