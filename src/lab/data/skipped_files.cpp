// SPDX-License-Identifier: Apache-2.0
#include "lab/data/skipped_files.h"

#include "core/counted.h"

namespace atos {

std::string skippedFiles(std::size_t count) {
    if (count == 0) return {};
    return ", " + counted(count, "file") + " cannot be read";
}

} // namespace atos
