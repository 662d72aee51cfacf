// SPDX-License-Identifier: Apache-2.0
#include "files/locations.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace atos {
namespace {

TEST(ShippedWeights, AreTheResearchOnesWhereTheyAreInstalledAndWanted) {
    const test::TemporaryFolder folder;
    const auto models = folder / "models";
    std::filesystem::create_directory(models);
    ::unsetenv("ATOS_WEIGHTS");
    EXPECT_EQ(shippedWeights("chords", folder.path()), models / "chords-open.safetensors");

    std::ofstream(models / "chords-research.safetensors") << "weights";
    EXPECT_EQ(shippedWeights("chords", folder.path()), models / "chords-research.safetensors");
    EXPECT_EQ(shippedWeights("style", folder.path()), models / "style-open.safetensors");

    ::setenv("ATOS_WEIGHTS", "open", 1);
    EXPECT_EQ(shippedWeights("chords", folder.path()), models / "chords-open.safetensors");
    ::unsetenv("ATOS_WEIGHTS");
}

TEST(ShippedCatalogue, IsTheOneThatWasHeardWithTheSameWeights) {
    EXPECT_EQ(shippedCatalogue("models/style-open.safetensors", "data"),
              "data/resources/tones/catalogue.json");
    EXPECT_EQ(shippedCatalogue("models/style-research.safetensors", "data"),
              "data/resources/tones/catalogue-research.json");
}

} // namespace
} // namespace atos
