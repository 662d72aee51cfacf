// SPDX-License-Identifier: Apache-2.0
// What is known of the keyboards that takes were played on, from the takes kept of each. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "tone/touch/velocity_profile.h"

#include <filesystem>
#include <span>
#include <vector>

namespace atos {

/// Takes of a keyboard, with the dynamics of playing, from which its touch is believed: five other pieces
/// leave an error of some four velocity steps (docs/touch.md).
inline constexpr std::size_t fewestTakesOfKeyboard = 5;

/// The touch of each take's keyboard, learnt from at most thirty MIDI files of `folder` that name it, the
/// newest first, among its newest five hundred; files that cannot be read do not count. None at all unless
/// the takes name different keyboards and enough is known of every one. Cancels between files.
[[nodiscard]] Result<std::vector<VelocityProfile>> profilesOfKeyboards(std::span<const Performance> takes,
                                                                       const std::filesystem::path& folder,
                                                                       const Task& task);

} // namespace atos
