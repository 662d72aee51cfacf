// SPDX-License-Identifier: Apache-2.0
// A keyboard told by what was played on it, beside how pianists strike as a rule.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/folder.h"
#include "tone/touch/keyboard_fingerprint.h"

#include <filesystem>
#include <vector>

namespace atos {

/// The shipped one: what every keyboard's velocities are brought to. environment when it is missing. Any
/// thread.
[[nodiscard]] Result<VelocityProfile> referenceVelocityProfile();

/// From MIDI files that were all played on one keyboard. badInput when none can be read; for the first that
/// cannot when `unreadable` is empty. Cancels between files; any thread.
[[nodiscard]] Result<KeyboardFingerprint> measureKeyboard(const std::vector<std::filesystem::path>& takes,
                                                          const Task& task,
                                                          const UnreadableFile& unreadable = {});

/// For `atos compare --touch`. badInput when there are too few notes to know the keyboard by.
[[nodiscard]] Status writeVelocityProfile(const KeyboardFingerprint& fingerprint,
                                          const std::filesystem::path& file);

} // namespace atos
