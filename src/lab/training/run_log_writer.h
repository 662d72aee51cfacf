// SPDX-License-Identifier: Apache-2.0
// Writes the log of a training (app/training/run_log.h). Free of torch; one thread.
#pragma once

#include "files/json.h"

#include <filesystem>
#include <fstream>

namespace atos {

/// Appends; what cannot be written is not worth stopping a training for.
class RunLogWriter {
public:
    explicit RunLogWriter(const std::filesystem::path& weights);
    void add(const Json& line);

private:
    std::ofstream file_;
};

} // namespace atos
