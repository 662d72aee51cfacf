// SPDX-License-Identifier: Apache-2.0
#include "files/folder.h"

#include <algorithm>
#include <system_error>

namespace atos {

Result<std::vector<std::filesystem::path>> entriesOf(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> entries;
    std::error_code failure;
    // Not a range-for, whose steps throw.
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        entries.push_back(entry->path());
    if (failure)
        return badInput("Cannot read the folder " + folder.string() + ": " + failure.message() + ".");
    std::sort(entries.begin(), entries.end());
    return entries;
}

} // namespace atos
