// SPDX-License-Identifier: Apache-2.0
// `atos train catalogue`: makes resources/tones/catalogue.json from the labelled open collection.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <filesystem>

namespace atos {

struct CatalogueBuild {
    std::filesystem::path data;      ///< folder with open/metadata.tsv and open/midi/
    std::filesystem::path embedding; ///< models/chord-embedding-*.safetensors
    std::filesystem::path weights;   ///< models/style-*.safetensors
    std::filesystem::path names;     ///< what the pieces are called: resources/tones/names.tsv
    bool research = false;           ///< also references from nc/, for the research weights' catalogue
    std::filesystem::path out;       ///< written at the end, whole or not at all
};

/// The same inputs give the same bytes. Any thread; minutes long. environment when the plugin of the networks
/// is missing, badInput when a file is or the names cannot be read.
[[nodiscard]] Status buildCatalogue(const CatalogueBuild& build, const Task& task);

} // namespace atos
