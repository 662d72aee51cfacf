// SPDX-License-Identifier: Apache-2.0
#include "analysis/embedding/chord_embedding.h"

#include "nn/safetensors.h"

#include <cmath>
#include <numeric>

namespace atos {

namespace {

constexpr std::size_t mostTokens = 100'000;
constexpr std::int64_t mostDimensions = 1024;
constexpr std::size_t longestToken = 64;

Error unusable(const std::filesystem::path& path, const std::string& why) {
    return badInput(path.string() + " is no chord embedding: " + why + ".",
                    "Reinstall the program's models.");
}

const Tensor* tensorIn(const WeightFile& file, const char* name, std::size_t dimensions) {
    const auto found = file.tensors.find(name);
    return found == file.tensors.end() || found->second.shape.size() != dimensions ? nullptr : &found->second;
}

/// Returns the length that the vector had.
float normalize(std::span<float> vector) {
    const float length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0F));
    if (!(length > 0)) return 0;
    for (float& value : vector)
        value /= length;
    return length;
}

} // namespace

Result<ChordEmbedding> ChordEmbedding::load(const std::filesystem::path& path) {
    Result<WeightFile> read = readWeights(path);
    if (!read) return read.error();
    WeightFile& file = *read;
    const Tensor* vectors = tensorIn(file, "vectors", 2);
    const Tensor* weights = tensorIn(file, "weights", 1);
    if (vectors == nullptr || weights == nullptr)
        return unusable(path, "it lacks the matrix of vectors or the words' weights");
    if (!file.metadata.is_object() || !file.metadata.contains("vocabulary")
        || !file.metadata["vocabulary"].is_array())
        return unusable(path, "it lacks a vocabulary");
    const Json& vocabulary = file.metadata["vocabulary"];
    const std::int64_t dimensions = vectors->shape[1];
    const auto tokens = static_cast<std::int64_t>(vocabulary.size());
    if (tokens == 0 || vocabulary.size() > mostTokens || vectors->shape[0] != tokens
        || weights->shape[0] != tokens)
        return unusable(path, "its vocabulary and its vectors differ in number");
    if (dimensions < 1 || dimensions > mostDimensions)
        return unusable(path, "its vectors have an unusable length");

    ChordEmbedding embedding;
    embedding.dimensions_ = static_cast<int>(dimensions);
    embedding.tokens_ = file.metadata.value("words", Json()) == "bars" ? TokenKind::bars : TokenKind::harmony;
    for (const Json& token : vocabulary) {
        if (!token.is_string() || token.get_ref<const std::string&>().size() > longestToken)
            return unusable(path, "its vocabulary holds something that is no word");
        const bool fresh =
            embedding.rows_.emplace(token.get<std::string>(), static_cast<int>(embedding.rows_.size()))
                .second;
        if (!fresh) return unusable(path, "its vocabulary repeats a word");
        embedding.vocabulary_.push_back(token.get<std::string>());
    }
    for (const float weight : weights->values)
        if (!(weight >= 0)) return unusable(path, "a word's weight is negative");
    embedding.vectors_ = std::move(file.tensors["vectors"].values);
    embedding.weights_ = std::move(file.tensors["weights"].values);
    embedding.contentHash_ = std::move(file.contentHash);
    const auto row = static_cast<std::size_t>(dimensions);
    for (std::size_t token = 0; token < embedding.weights_.size(); ++token)
        embedding.weights_[token] *= normalize(std::span(embedding.vectors_).subspan(token * row, row));
    return embedding;
}

std::span<const float> ChordEmbedding::vectorOf(const std::string& token) const {
    const auto found = rows_.find(token);
    if (found == rows_.end()) return {};
    const auto row = static_cast<std::size_t>(dimensions_);
    return std::span(vectors_).subspan(static_cast<std::size_t>(found->second) * row, row);
}

std::vector<float> ChordEmbedding::vectorOf(std::span<const std::string> tokens) const {
    std::vector<float> sum(static_cast<std::size_t>(dimensions_), 0.0F);
    for (const std::string& token : tokens) {
        const auto found = rows_.find(token);
        if (found == rows_.end()) continue;
        const float weight = weights_[static_cast<std::size_t>(found->second)];
        const std::span<const float> vector = vectorOf(token);
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += weight * vector[i];
    }
    normalize(sum);
    return sum;
}

double cosine(std::span<const float> a, std::span<const float> b) {
    if (a.size() != b.size()) return 0;
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += static_cast<double>(a[i]) * static_cast<double>(b[i]);
        squareA += static_cast<double>(a[i]) * static_cast<double>(a[i]);
        squareB += static_cast<double>(b[i]) * static_cast<double>(b[i]);
    }
    if (squareA <= 0 || squareB <= 0) return 0;
    return std::max(-1.0, std::min(1.0, product / std::sqrt(squareA * squareB)));
}

} // namespace atos
