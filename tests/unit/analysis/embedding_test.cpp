// SPDX-License-Identifier: Apache-2.0
#include "analysis/embedding/chord_embedding.h"
#include "nn/safetensors.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace atos {
namespace {

WeightFile smallEmbedding() {
    WeightFile file;
    file.metadata = {{"vocabulary", {"M:I", "M:V", "M:ii"}}};
    file.tensors["vectors"] = {{3, 2}, {3, 0, 0, 2, 1, 1}};
    file.tensors["weights"] = {{3}, {1, 3, 2}};
    return file;
}

Result<ChordEmbedding> written(const WeightFile& file) {
    const test::TemporaryFolder folder;
    EXPECT_TRUE(writeWeights(file, folder / "e.safetensors").ok());
    return ChordEmbedding::load(folder / "e.safetensors");
}

TEST(Embedding, VectorsHaveLengthOne) {
    const Result<ChordEmbedding> embedding = written(smallEmbedding());
    ASSERT_TRUE(embedding.ok()) << embedding.error().message;
    EXPECT_EQ(embedding->dimensions(), 2);
    EXPECT_FLOAT_EQ(embedding->vectorOf("M:I")[0], 1);
    EXPECT_FLOAT_EQ(embedding->vectorOf("M:ii")[1], std::sqrt(0.5F));
    EXPECT_TRUE(embedding->vectorOf("M:unheard").empty());
    EXPECT_EQ(embedding->contentHash().size(), 16U);
}

TEST(Embedding, APieceWeighsWordsByInformation) {
    const Result<ChordEmbedding> embedding = written(smallEmbedding());
    const std::vector<std::string> tokens{"M:I", "M:V", "never heard"};
    const std::vector<float> piece = embedding->vectorOf(tokens);
    EXPECT_NEAR(piece[0], 3 / std::sqrt(45.0), 1e-6);
    EXPECT_NEAR(piece[1], 6 / std::sqrt(45.0), 1e-6);
    EXPECT_EQ(embedding->vectorOf(std::vector<std::string>{"never heard"}), (std::vector<float>{0, 0}));
}

TEST(Embedding, CosineOfNothingIsZero) {
    const std::vector<float> a{1, 2};
    const std::vector<float> zero{0, 0};
    EXPECT_DOUBLE_EQ(cosine(a, zero), 0);
    EXPECT_NEAR(cosine(a, a), 1, 1e-12);
    EXPECT_DOUBLE_EQ(cosine(a, std::vector<float>{1}), 0);
}

TEST(Embedding, AStrangersFileIsCheckedBeforeItIsBelieved) {
    const std::vector<std::function<void(WeightFile&)>> damages{
        [](WeightFile& file) { file.tensors.erase("weights"); },
        [](WeightFile& file) { file.tensors.erase("vectors"); },
        [](WeightFile& file) {
            file.tensors["vectors"].shape = {2, 3};
        },
        [](WeightFile& file) { file.tensors["vectors"].shape = {6}; },
        [](WeightFile& file) {
            file.tensors["weights"] = {{2}, {1, 2}};
        },
        [](WeightFile& file) { file.tensors["weights"].values[0] = -1; },
        [](WeightFile& file) {
            file.metadata["vocabulary"] = {"M:I", "M:V"};
        },
        [](WeightFile& file) {
            file.metadata["vocabulary"] = {"M:I", "M:V", "M:I"};
        },
        [](WeightFile& file) {
            file.metadata["vocabulary"] = {"M:I", "M:V", 7};
        },
        [](WeightFile& file) { file.metadata["vocabulary"] = "M:I"; },
        [](WeightFile& file) { file.metadata.erase("vocabulary"); },
        [](WeightFile& file) {
            file.metadata["vocabulary"] = {"M:I", "M:V", std::string(65, 'x')};
        },
    };
    for (std::size_t i = 0; i < damages.size(); ++i) {
        WeightFile file = smallEmbedding();
        damages[i](file);
        const Result<ChordEmbedding> embedding = written(file);
        ASSERT_FALSE(embedding.ok()) << "damage " << i;
        EXPECT_EQ(embedding.error().code, ErrorCode::badInput);
    }
    EXPECT_FALSE(ChordEmbedding::load("/nowhere/e.safetensors").ok());
}

} // namespace
} // namespace atos
