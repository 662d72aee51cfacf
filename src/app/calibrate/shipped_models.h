// SPDX-License-Identifier: Apache-2.0
// Everything the pipeline reads from models/ and resources/, with one sentence for each thing that can be
// wrong.
#pragma once

#include "analysis/embedding/chord_embedding.h"
#include "core/result.h"
#include "piano/profile/profile.h"
#include "tone/archetypes/archetype.h"
#include "tone/ranking/catalogue.h"

#include <filesystem>
#include <vector>

namespace atos {

/// Where the parts lie under the folder of PipelineOptions::data.
struct ShippedPaths {
    /// `weights` as in PipelineOptions.
    explicit ShippedPaths(const std::filesystem::path& data, const std::string& weights = {});

    std::filesystem::path embedding, style, keyboards, archetypes;
    std::filesystem::path catalogue; ///< the one whose pieces were heard with these style weights
};

struct ShippedModels {
    ChordEmbedding embedding;
    Catalogue catalogue;
    std::vector<KeyboardProfile> keyboards;
    Archetypes archetypes;
    std::string archetypesProblem; ///< why the built-in ones are used; empty: the file's are
};

/// environment when a file is missing or the catalogue was built with other vectors; badInput when one is
/// damaged. Archetypes that are damaged or missing are replaced by the built-in ones.
[[nodiscard]] Result<ShippedModels> readShippedModels(const ShippedPaths& paths);
/// environment, with what to do, unless the file or folder is there.
[[nodiscard]] Status requireShipped(const std::filesystem::path& path);

} // namespace atos
