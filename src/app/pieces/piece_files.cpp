// SPDX-License-Identifier: Apache-2.0
#include "app/pieces/piece_files.h"

#include "files/locations.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace atos {

std::vector<std::filesystem::path> midiFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure))
        if (entry->path().extension() == ".mid") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    return files;
}

std::filesystem::path shippedPieces() {
    return shippedData() / "resources" / "pieces";
}

WorkNames pieceNames(const std::filesystem::path& folder) {
    auto names = readWorkNames(folder / "names.tsv");
    return names ? std::move(*names) : WorkNames();
}

} // namespace atos
