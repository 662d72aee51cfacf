// SPDX-License-Identifier: Apache-2.0
#include "files/locations.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

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

/// An environment variable's value while it lives.
class Variable {
public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = std::getenv(name)) before_ = before;
        if (value != nullptr)
            ::setenv(name, value, 1);
        else
            ::unsetenv(name);
    }
    ~Variable() {
        if (before_)
            ::setenv(name_, before_->c_str(), 1);
        else
            ::unsetenv(name_);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
    std::optional<std::string> before_;
};

TEST(UserData, IsFoundWithoutAnEnvironmentAndNeverRelative) {
    const Variable home("HOME", nullptr);
    for (const char* data : {static_cast<const char*>(nullptr), "", "music"}) {
        const Variable chosen("XDG_DATA_HOME", data);
        EXPECT_TRUE(userData().is_absolute());
    }
    const Variable temporary("TMPDIR", "/nonexistent");
    EXPECT_EQ(temporaryFolder(), "/tmp");
}

TEST(ShippedCatalogue, IsTheOneThatWasHeardWithTheSameWeights) {
    EXPECT_EQ(shippedCatalogue("models/style-open.safetensors", "data"),
              "data/resources/tones/catalogue.json");
    EXPECT_EQ(shippedCatalogue("models/style-research.safetensors", "data"),
              "data/resources/tones/catalogue-research.json");
}

} // namespace
} // namespace atos
