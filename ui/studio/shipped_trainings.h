// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <vector>

namespace atos {

struct TrainingOrder {
    std::filesystem::path music;   ///< the labelled music, as for `atos train`
    std::filesystem::path weights; ///< what it writes; run log, sample strip and checkpoint lie beside it
    double minutes = 30;
};

/// A network that can be trained from the window.
struct TrainingService {
    QString id;
    QString title;
    /// Resumes from the checkpoint of the same order; a cancelled run keeps one. Called in a worker.
    std::function<Status(const TrainingOrder& order, const Task& task)> train;
};

/// The networks that compose: what `atos train lstm|crnn-gan|image-gan` does, with its defaults.
[[nodiscard]] std::vector<TrainingService> shippedTrainings();

} // namespace atos
