// SPDX-License-Identifier: Apache-2.0
// How hard pianists strike as a rule: what every keyboard's velocities are brought to
// (resources/tones/touch-reference.json, made by `atos train touch` from open performances).
#pragma once

#include "core/task.h"
#include "tone/touch.h"

#include <filesystem>

namespace atos {

struct TouchReference {
    Touch touch;
    std::vector<std::string> sources; ///< the collections it was measured on
};

[[nodiscard]] std::filesystem::path shippedTouchReference();
[[nodiscard]] Result<TouchReference> readTouchReference(const std::filesystem::path& path);

/// From the open pieces of the training split under `data` that were played, not written. Each collection
/// counts the same, because each was played on a keyboard of its own: the reference is the mean of their
/// touches. Written whole or not at all; the same data give the same bytes. badInput when there is no such
/// piece.
[[nodiscard]] Status trainTouch(const std::filesystem::path& data, const std::filesystem::path& out,
                                const Task& task);

} // namespace atos
