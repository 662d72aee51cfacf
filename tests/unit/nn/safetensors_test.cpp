// SPDX-License-Identifier: Apache-2.0
#include "nn/safetensors.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace atos {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;

WeightFile example() {
    WeightFile file;
    file.metadata = {{"kind", "style"}, {"labels", {"Chopin", "Bach JS"}}, {"temperature", 1.25}};
    file.tensors["b"] = {{2, 3}, {1, 2, 3, 4, 5, 6.1F}};
    file.tensors["a"] = {{}, {0.5F}};
    file.tensors["empty"] = {{0, 7}, {}};
    return file;
}

/// A file with this header text and so many bytes of data.
Bytes withHeader(const std::string& header, std::size_t dataBytes) {
    Bytes bytes(8 + header.size() + dataBytes);
    for (std::size_t i = 0; i < 8; ++i)
        bytes[i] = static_cast<std::uint8_t>(header.size() >> (8 * i));
    std::copy(header.begin(), header.end(), bytes.begin() + 8);
    return bytes;
}

TEST(Safetensors, readsTheMetadataAlone) {
    const TemporaryFolder folder;
    const auto path = folder / "w.safetensors";
    ASSERT_TRUE(writeWeights(example(), path).ok());
    const auto metadata = readWeightMetadata(path);
    ASSERT_TRUE(metadata.ok());
    EXPECT_EQ(*metadata, example().metadata);

    ASSERT_TRUE(writeFile(path, withHeader(R"({"__metadata__":{"licence":"CC0"},"w":0})", 0)).ok());
    EXPECT_FALSE(readWeights(path).ok());
    ASSERT_TRUE(readWeightMetadata(path).ok()) << "tensors are not looked at";
    for (const std::string_view text : {"", "short", "no weights file at all, but a letter"}) {
        ASSERT_TRUE(writeFile(path, text).ok());
        EXPECT_FALSE(readWeightMetadata(path).ok()) << text;
    }
    EXPECT_FALSE(readWeightMetadata(folder.path()).ok());
    EXPECT_FALSE(readWeightMetadata(folder / "nowhere").ok());
}

std::string refusal(const Bytes& bytes) {
    const auto file = parseWeights(bytes, "stranger.safetensors");
    if (file) return "accepted";
    EXPECT_EQ(file.error().code, ErrorCode::badInput);
    EXPECT_THAT(file.error().message, HasSubstr("stranger.safetensors"));
    return file.error().message;
}

} // namespace

TEST(Safetensors, WritesAndReadsBackEveryValue) {
    const TemporaryFolder folder;
    ASSERT_TRUE(writeWeights(example(), folder / "w.safetensors"));
    const auto file = readWeights(folder / "w.safetensors");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->metadata, example().metadata);
    EXPECT_EQ(file->tensors.at("b").shape, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ(file->tensors.at("b").values, example().tensors.at("b").values);
    EXPECT_EQ(file->tensors.at("a").values, std::vector<float>{0.5F});
    EXPECT_TRUE(file->tensors.at("empty").values.empty());
    EXPECT_EQ(file->contentHash.size(), 16U);
}

TEST(Safetensors, TheSameContentGivesTheSameBytes) {
    const auto first = encodeWeights(example());
    ASSERT_TRUE(first);
    const auto parsed = parseWeights(*first, "first");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(*encodeWeights(*parsed), *first);
}

TEST(Safetensors, HalvesTakeHalfTheRoomAndAreWidened) {
    const auto bytes = encodeWeights(example(), TensorPrecision::float16);
    ASSERT_TRUE(bytes);
    const auto file = parseWeights(*bytes, "half");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->tensors.at("b").values[3], 4.0F);
    EXPECT_NEAR(file->tensors.at("b").values[5], 6.1F, 0.002F);
    EXPECT_EQ(encodeWeights(example())->size() - bytes->size(), 7U * 2U);
    EXPECT_EQ(*encodeWeights(*file, TensorPrecision::float16), *bytes)
        << "reading and writing again loses nothing more";
}

TEST(Safetensors, FollowsThePublishedFormat) {
    const auto bytes = encodeWeights(example());
    ASSERT_TRUE(bytes);
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < 8; ++i)
        length |= static_cast<std::uint64_t>((*bytes)[i]) << (8 * i);
    EXPECT_EQ(length % 8, 0U);
    const auto header =
        Json::parse(bytes->begin() + 8, bytes->begin() + 8 + static_cast<std::ptrdiff_t>(length));
    EXPECT_EQ(header.at("b").at("dtype"), "F32");
    for (const auto& [key, value] : header.at("__metadata__").items())
        EXPECT_TRUE(value.is_string()) << key << ": other readers take only texts";
}

TEST(Safetensors, ReadsMetadataOfOthers) {
    const auto file = parseWeights(withHeader(R"({"__metadata__":{"format":"pt"}})", 0), "other");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->metadata.at("format"), "pt");
}

TEST(Safetensors, RefusesWhatIsNoWeightsFile) {
    EXPECT_THAT(refusal({}), HasSubstr("not a weights file"));
    EXPECT_THAT(refusal({1, 0, 0, 0}), HasSubstr("not a weights file"));
    EXPECT_THAT(refusal(Bytes(8, 0xFF)), HasSubstr("not a weights file"));
    EXPECT_THAT(refusal(withHeader("[]", 0)), HasSubstr("not a weights file"));
    EXPECT_THAT(refusal(withHeader("{\"a\":", 0)), HasSubstr("not valid JSON"));
}

TEST(Safetensors, RefusesTensorsThatLieAboutThemselves) {
    const auto tensor = [](const char* entry, std::size_t bytes) {
        return refusal(withHeader(std::string("{\"t\":") + entry + "}", bytes));
    };
    EXPECT_EQ(tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})", 8), "accepted");
    for (const char* entry :
         {R"({"dtype":"F64","shape":[1],"data_offsets":[0,8]})",
          R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})",
          R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})",
          R"({"dtype":"F32","shape":[2],"data_offsets":[8,0]})",
          R"({"dtype":"F32","shape":[2],"data_offsets":[0]})",
          R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]})",
          R"({"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]})",
          R"({"dtype":"F32","shape":[0.5,4],"data_offsets":[0,8]})", R"({"shape":[2]})", "7"})
        EXPECT_THAT(tensor(entry, 8), HasSubstr("do not agree")) << entry;
    EXPECT_THAT(tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[4,12]})", 12), HasSubstr("fill"));
    EXPECT_THAT(tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})", 7), HasSubstr("fill"));
    EXPECT_THAT(tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,8]})", 9), HasSubstr("fill"));
}

TEST(Safetensors, RefusesTwoTensorsInOnePlace) {
    EXPECT_THAT(refusal(withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                   R"("b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                                   4)),
                HasSubstr("fill"));
}

TEST(Safetensors, RefusesValuesThatAreNotFinite) {
    auto bytes = withHeader(R"({"a":{"dtype":"F16","shape":[1],"data_offsets":[0,2]}})", 2);
    bytes.back() = 0x7C;
    EXPECT_THAT(refusal(bytes), HasSubstr("not finite"));
}

TEST(Safetensors, NeverWritesWhatItWouldNotRead) {
    const TemporaryFolder folder;
    WeightFile file = example();
    file.tensors["b"].values[0] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(writeWeights(file, folder / "w"));
    file.tensors["b"].values[0] = 70'000;
    EXPECT_TRUE(encodeWeights(file));
    EXPECT_FALSE(encodeWeights(file, TensorPrecision::float16));
    file.tensors["b"].values.pop_back();
    EXPECT_FALSE(writeWeights(file, folder / "w"));
    EXPECT_FALSE(std::filesystem::exists(folder / "w"));
}

} // namespace atos
