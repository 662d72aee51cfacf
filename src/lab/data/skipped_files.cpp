// SPDX-License-Identifier: Apache-2.0
#include "lab/data/skipped_files.h"

namespace atos {

std::string skippedFiles(std::size_t count) {
    if (count == 0) return {};
    return ", " + std::to_string(count) + (count == 1 ? " file cannot be read" : " files cannot be read");
}

} // namespace atos
