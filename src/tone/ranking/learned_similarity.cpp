// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/learned_similarity.h"

#include "analysis/harmony/built_in_models.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr std::uint8_t scoreBytes[] = {
#include "score_weights.inc"
};

constexpr std::size_t mostDimensions = 2'048;

double sigmoid(double logOdds) {
    return 1 / (1 + std::exp(-logOdds));
}

template<typename Numbers>
Tensor vectorTensor(const Numbers& numbers) {
    Tensor tensor{{static_cast<std::int64_t>(numbers.size())}, {}};
    for (const auto number : numbers)
        tensor.values.push_back(static_cast<float>(number));
    return tensor;
}

const Tensor* tensorIn(const WeightFile& file, const char* name) {
    const auto found = file.tensors.find(name);
    return found == file.tensors.end() ? nullptr : &found->second;
}

template<std::size_t size>
bool readNumbers(const WeightFile& file, const char* name, double low, double high,
                 std::array<double, size>& numbers) {
    const Tensor* tensor = tensorIn(file, name);
    if (tensor == nullptr || tensor->values.size() != size) return false;
    std::copy(tensor->values.begin(), tensor->values.end(), numbers.begin());
    return std::all_of(numbers.begin(), numbers.end(), [&](double n) { return n >= low && n <= high; });
}

} // namespace

double LearnedSimilarity::logOdds(const PartValues& values) const {
    double sum = base;
    for (std::size_t part = 0; part < values.size(); ++part)
        if (values[part]) sum += weight[part] * (*values[part] - usual[part]);
    return sum;
}

std::vector<SimilarityTerm> LearnedSimilarity::terms(const PartValues& values) const {
    std::vector<SimilarityTerm> list;
    for (const std::string_view name : learnedTerms)
        list.push_back({std::string(name), 0, 0});
    double change = 0;
    for (std::size_t part = 0; part < values.size(); ++part) {
        if (!values[part]) continue;
        const double evidence = weight[part] * (*values[part] - usual[part]);
        const auto term = std::find(learnedTerms.begin(), learnedTerms.end(), similarityParts[part].term);
        list[static_cast<std::size_t>(term - learnedTerms.begin())].value += evidence;
        change += evidence;
    }
    const double start = sigmoid(base);
    const double slope =
        std::abs(change) > 1e-9 ? (sigmoid(base + change) - start) / change : start * (1 - start);
    for (SimilarityTerm& term : list)
        term.contribution = slope * term.value;
    list.front() = {std::string(learnedTerms.front()), base, start};
    return list;
}

WeightFile LearnedSimilarity::toWeights(Json metadata) const {
    WeightFile file;
    metadata["kind"] = "score";
    metadata["embedding"] = embedding;
    metadata["style_model"] = style;
    Json names = Json::array();
    for (const SimilarityPart& part : similarityParts)
        names.push_back(std::string(part.name));
    metadata["parts"] = std::move(names);
    file.metadata = std::move(metadata);
    const auto dimensions = static_cast<std::int64_t>(space.mean().size());
    const auto axes = dimensions > 0 ? static_cast<std::int64_t>(space.projection().size()) / dimensions : 0;
    file.tensors["harmony.mean"] = {{dimensions}, space.mean()};
    file.tensors["harmony.projection"] = {{axes, dimensions}, space.projection()};
    file.tensors["playing.scale"] = vectorTensor(scale);
    file.tensors["weight"] = vectorTensor(weight);
    file.tensors["usual"] = vectorTensor(usual);
    file.tensors["base"] = vectorTensor(std::array{base});
    return file;
}

Result<LearnedSimilarity> LearnedSimilarity::fromWeights(const WeightFile& file) {
    const Tensor* mean = tensorIn(file, "harmony.mean");
    const Tensor* projection = tensorIn(file, "harmony.projection");
    const bool whole = mean != nullptr && projection != nullptr && !mean->values.empty()
                       && mean->values.size() <= mostDimensions && projection->shape.size() == 2
                       && projection->shape[1] == static_cast<std::int64_t>(mean->values.size());
    if (!whole) return badInput("The score's weights lack the space of harmonies.");
    LearnedSimilarity score;
    score.space = HarmonySpace(mean->values, projection->values);
    std::array<double, 1> base{};
    if (!readNumbers(file, "playing.scale", 1e-6, 1e6, score.scale)
        || !readNumbers(file, "weight", 0, 1e6, score.weight)
        || !readNumbers(file, "usual", -1e6, 1e6, score.usual) || !readNumbers(file, "base", -1e3, 1e3, base))
        return badInput("The score's weights are incomplete or out of range.");
    score.base = base[0];
    auto embedding = stringIn(file.metadata, "embedding", 100);
    auto style = stringIn(file.metadata, "style_model", 100);
    if (!embedding || !style) return badInput("The score's weights do not say which models they belong to.");
    score.embedding = *std::move(embedding);
    score.style = *std::move(style);
    return score;
}

const LearnedSimilarity& LearnedSimilarity::builtIn() {
    static const auto model = builtInModel<LearnedSimilarity>(scoreBytes, "models/score-open.safetensors");
    return model;
}

} // namespace atos
