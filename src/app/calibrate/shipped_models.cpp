// SPDX-License-Identifier: Apache-2.0
#include "app/calibrate/shipped_models.h"

#include "files/locations.h"
#include "piano/profile/profile_store.h"

#include <system_error>

namespace atos {

ShippedPaths::ShippedPaths(const std::filesystem::path& data, const std::string& weights)
    : embedding(data / "models" / "chord-embedding-open.safetensors"),
      style(weights.empty() ? shippedWeights("style", data) : data / "models" / (weights + ".safetensors")),
      keyboards(data / "resources" / "keyboards"),
      archetypes(data / "resources" / "tones" / "archetypes.json"),
      catalogue(shippedCatalogue(style, data)) {}

Status requireShipped(const std::filesystem::path& path) {
    std::error_code failure;
    if (std::filesystem::exists(path, failure)) return {};
    return environmentLacks(
        path.string() + " is missing.",
        "Install ATOS MIDI again, or name the folder with models/ and resources/ in ATOS_DATA.");
}

Result<ShippedModels> readShippedModels(const ShippedPaths& paths) {
    for (const auto& path : {paths.embedding, paths.catalogue, paths.keyboards})
        if (auto there = requireShipped(path); !there) return there.error();

    auto embedding = ChordEmbedding::load(paths.embedding);
    if (!embedding) return embedding.error();
    auto catalogue = readCatalogue(paths.catalogue);
    if (!catalogue) return catalogue.error();
    if (catalogue->embedding != embedding->contentHash()) {
        return environmentLacks(
            "The tone catalogue was built with other chord vectors than the ones in models/.",
            "Run `atos train catalogue` to build it again.");
    }
    auto keyboards = openProfileStore(paths.keyboards);
    if (!keyboards) return keyboards.error();
    ShippedModels models{
        std::move(*embedding), std::move(*catalogue), std::move(keyboards->profiles), {}, {}};
    auto archetypes = readArchetypes(paths.archetypes);
    if (!archetypes) models.archetypesProblem = archetypes.error().message;
    models.archetypes = archetypes ? std::move(*archetypes) : Archetypes::builtIn();
    return models;
}

} // namespace atos
