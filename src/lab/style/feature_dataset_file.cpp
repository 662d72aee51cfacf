// SPDX-License-Identifier: Apache-2.0
#include "lab/style/feature_dataset_file.h"

#include "lab/style/style_rows.h"
#include "lab/style/training_data.h"
#include "nn/safetensors.h"
#include "style/music_features.h"

#include <cmath>
#include <limits>
#include <map>

namespace atos {
namespace {

/// Rows of numbers that become one tensor.
struct Rows {
    std::vector<float> values;
    std::int64_t count = 0;

    template<typename Numbers>
    void add(const Numbers& row) {
        values.insert(values.end(), row.begin(), row.end());
        ++count;
    }
    [[nodiscard]] Tensor tensor() const {
        if (count == 0) return {{0}, {}};
        return {{count, static_cast<std::int64_t>(values.size()) / count}, values};
    }
};

struct DatasetFile {
    Json pieces = Json::array();
    Rows features, labels, tags, piece, seconds;

    void add(std::span<const StylePiece> some, const std::vector<FeatureExample>& examples) {
        const auto before = static_cast<float>(pieces.size());
        for (const StylePiece& one : some)
            pieces.push_back({{"path", one.row.key},
                              {"work", one.row.cluster},
                              {"split", one.row.split},
                              {"source", one.row.source},
                              {"kind", one.row.kind},
                              {"licence", one.row.licence}});
        for (const FeatureExample& example : examples) {
            features.add(example.features);
            labels.add(example.truth.label);
            tags.add(example.truth.tags);
            piece.add(std::array{before + static_cast<float>(example.piece)});
            seconds.add(std::array{std::isinf(example.seconds) ? 0.0F : static_cast<float>(example.seconds)});
        }
    }
};

Json labelsJson(const LabelNames& labels) {
    Json json = Json::object();
    for (std::size_t head = 0; head < labels.size(); ++head)
        json[std::string(headName(styleHeads[head]))] = labels[head];
    return json;
}

} // namespace

Status buildDataset(const DatasetBuild& build, const Task& task) {
    const auto rows = readStyleRows(build.data, build.research);
    if (!rows) return rows.error();
    std::vector<LabelledPiece> train;
    std::vector<LabelledPiece> others;
    for (const LabelledPiece& row : *rows)
        if (mayTrainOn(row, build.research)) (row.split == "train" ? train : others).push_back(row);
    const LabelNames labels = styleLabels(train);
    DatasetFile file;
    if (const auto pieces = readTrainingPieces(train, labels, task)) {
        const auto examples = trainingExamples(*pieces, labels, build.examples, task);
        if (!examples) return examples.error();
        file.add(*pieces, *examples);
    } else
        return pieces.error();
    if (const auto pieces = readStylePieces(others, labels, task)) {
        const auto examples = evaluationExamples(*pieces, task);
        if (!examples) return examples.error();
        file.add(*pieces, *examples);
    } else
        return pieces.error();

    WeightFile weights;
    weights.metadata = {{"kind", "atos-style-dataset"},
                        {"research", build.research},
                        {"seed", build.examples.seed},
                        {"labels", labelsJson(labels)},
                        {"pieces", std::move(file.pieces)}};
    weights.tensors = {{"features", file.features.tensor()},
                       {"labels", file.labels.tensor()},
                       {"tags", file.tags.tensor()},
                       {"piece", file.piece.tensor()},
                       {"seconds", file.seconds.tensor()}};
    return writeWeights(weights, build.out);
}

Result<StyleTable> readStyleTable(const std::filesystem::path& path) {
    const auto file = readWeights(path);
    if (!file) return file.error();
    const auto damaged = badInput(path.string() + " is no table of music, or a damaged one.");
    const Json& metadata = file->metadata;
    const auto listed = metadata.is_object() ? metadata.value("pieces", Json()) : Json();
    StyleTable table;
    table.labels = metadata.is_object() ? metadata.value("labels", Json()) : Json();
    if (!listed.is_array() || !table.labels.is_object()) return damaged;
    for (const Json& piece : listed) {
        if (!piece.is_object() || !piece.contains("path") || !piece["path"].is_string()) return damaged;
        table.paths.push_back(piece["path"]);
    }
    const auto tensor = [&file](const char* name) {
        const auto found = file->tensors.find(name);
        return found == file->tensors.end() ? std::vector<float>() : found->second.values;
    };
    const std::size_t inputs = musicFeatureCount();
    const auto features = tensor("features");
    const auto label = tensor("labels");
    const auto tag = tensor("tags");
    const auto piece = tensor("piece");
    const auto seconds = tensor("seconds");
    const std::size_t count = piece.size();
    const std::size_t tags = table.labels.value("tag", Json::array()).size();
    if (features.size() != count * inputs || label.size() != count * styleHeads.size()
        || tag.size() != count * tags || seconds.size() != count)
        return damaged;
    for (std::size_t row = 0; row < count; ++row) {
        if (!(piece[row] >= 0 && piece[row] < static_cast<float>(table.paths.size()))) return damaged;
        FeatureExample& example = table.examples.emplace_back();
        example.piece = static_cast<std::size_t>(piece[row]);
        example.seconds = seconds[row] == 0 ? std::numeric_limits<double>::infinity() : seconds[row];
        const auto at = [row](std::size_t width) { return static_cast<std::ptrdiff_t>(row * width); };
        example.features.assign(features.begin() + at(inputs),
                                features.begin() + at(inputs) + static_cast<std::ptrdiff_t>(inputs));
        for (std::size_t head = 0; head < styleHeads.size(); ++head)
            example.truth.label[head] = static_cast<int>(label[row * styleHeads.size() + head]);
        for (std::size_t i = 0; i < tags; ++i)
            example.truth.tags.push_back(static_cast<std::int8_t>(tag[row * tags + i]));
    }
    return table;
}

Result<std::vector<FeatureExample>> readTrainingExamples(const std::filesystem::path& path,
                                                         std::span<const StylePiece> pieces,
                                                         const LabelNames& labels) {
    auto table = readStyleTable(path);
    if (!table) return table.error();
    if (table->labels != labelsJson(labels))
        return badInput(path.string() + " is no table of music with these labels.");
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        known[pieces[i].row.key] = i;
    std::vector<FeatureExample> examples;
    for (FeatureExample& example : table->examples) {
        const auto found = known.find(table->paths[example.piece]);
        if (found == known.end()) continue; // of another split
        example.piece = found->second;
        examples.push_back(std::move(example));
    }
    return examples;
}

} // namespace atos
