// SPDX-License-Identifier: Apache-2.0
// Takes in files beside each other, each through the touch of its keyboard.
#pragma once

#include "app/compare/fair_comparison.h"
#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"

#include <filesystem>
#include <vector>

namespace atos {

struct ComparisonFiles {
    std::vector<std::filesystem::path>
        takes; ///< two to six MIDI files or recordings; the first is the measure
    /// The touch of each take's keyboard (`atos touch --out`), as many as takes; none: see `library`.
    std::vector<std::filesystem::path> profiles;
    /// Where profiles are learnt from when none are given (profilesOfKeyboards()); empty: nowhere.
    std::filesystem::path library;
};

struct FileComparison {
    std::vector<Performance> takes; ///< as they were read
    FairComparison fair;
};

/// badInput for a number of takes or profiles that does not fit, and for a file that cannot be read. A second
/// and more for recordings: call it from a worker. Cancels between files and while it compares.
[[nodiscard]] Result<FileComparison> compareFiles(const ComparisonFiles& files, const Task& task);

} // namespace atos
