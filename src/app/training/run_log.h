// SPDX-License-Identifier: Apache-2.0
// The log that a training writes beside its weights while it runs (`<weights>.log.jsonl`, one JSON object a
// line), and its reader for whoever draws curves. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "files/json.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace atos {

[[nodiscard]] std::filesystem::path runLogOf(const std::filesystem::path& weights);
/// The weights that a run log lies beside; empty when that is no name of a run log.
[[nodiscard]] std::filesystem::path weightsOf(const std::filesystem::path& log);
/// A strip of sample rolls that the latest snapshot wrote (`<weights>.samples.png`).
[[nodiscard]] std::filesystem::path sampleStripOf(const std::filesystem::path& weights);

/// One figure over the run.
struct RunCurve {
    std::string
        name; ///< as in the file: "generator_loss", "critic_loss", "on_real", "on_fake", "frechet", ...
    std::vector<double> steps;
    std::vector<double> values; ///< one a step
};

struct RunLog {
    std::vector<RunCurve> curves; ///< in the order in which their names first appear
    double minutes = 0;           ///< of training so far
    std::size_t skippedLines = 0; ///< that were no JSON object with a step, or came after the limits
};

/// Every number beside "step" and "minutes" is a figure. At most 64 MiB, 32 curves and 200,000 lines; a line
/// that is only half written yet is skipped and counted. badInput when there is no such file. A resumed run
/// repeats no steps; when a run began anew in the same file, the last one is returned.
[[nodiscard]] Result<RunLog> readRunLog(const std::filesystem::path& log);

} // namespace atos
