// SPDX-License-Identifier: Apache-2.0
#include "lab/training/run_log_writer.h"

#include "app/training/run_log.h"

namespace atos {

RunLogWriter::RunLogWriter(const std::filesystem::path& weights) : file_(runLogOf(weights), std::ios::app) {}

void RunLogWriter::add(const Json& line) {
    file_ << line.dump() << std::endl;
}

} // namespace atos
