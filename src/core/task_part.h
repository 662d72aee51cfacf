// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/task.h"

namespace atos {

/// For one step of a longer work: stops with it, and its progress is that from `from` to `to` of the whole.
[[nodiscard]] inline Task partOf(const Task& task, double from, double to) {
    Task part = task;
    if (task.progress)
        part.progress = [progress = task.progress, from, to](double fraction, std::string_view step) {
            progress(from + (to - from) * fraction, step);
        };
    return part;
}

} // namespace atos
