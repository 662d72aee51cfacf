// SPDX-License-Identifier: Apache-2.0
#include "app/generate/generators.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace atos {
namespace {

/// Says what it was asked.
class Echo final : public Generator {
public:
    Result<Performance> generate(const GenerationRequest& request, const Task&) const override {
        Performance music;
        music.title = "seed " + std::to_string(request.seed);
        return music;
    }
};

std::filesystem::path openedFrom;

Result<std::unique_ptr<Generator>> openEcho(const std::filesystem::path& source, const Task&) {
    openedFrom = source;
    return std::unique_ptr<Generator>(std::make_unique<Echo>());
}

TEST(Generators, HaveNamesOfTheirOwnAndShippedWeights) {
    std::set<std::string> names;
    for (const GeneratorChoice& generator : shippedGenerators()) {
        names.insert(generator.name);
        EXPECT_FALSE(shippedWeightsOf(generator).empty()) << generator.name;
    }
    EXPECT_EQ(names, (std::set<std::string>{"lstm", "crnn-gan", "image-gan"}));
}

TEST(Generators, MakeMusicFromTheirShippedWeightsUnlessOthersAreNamed) {
    const GeneratorChoice echo{"echo", "", "lstm", openEcho};
    GenerationRequest request;
    request.seed = 7;
    const auto music = generateMusic(echo, {}, {request}, {});
    ASSERT_TRUE(music);
    EXPECT_EQ(music->title, "seed 7");
    EXPECT_EQ(openedFrom, shippedWeightsOf(echo));
    ASSERT_TRUE(generateMusic(echo, "other.safetensors", {request}, {}));
    EXPECT_EQ(openedFrom, "other.safetensors");
}

TEST(Generators, WhatLearnsFromACollectionHasNoWeights) {
    const GeneratorChoice learner{"learner", "", nullptr, openEcho};
    EXPECT_TRUE(shippedWeightsOf(learner).empty());
    EXPECT_FALSE(installed(learner));
}

} // namespace
} // namespace atos
