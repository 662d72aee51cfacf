// SPDX-License-Identifier: Apache-2.0
#include "style/excerpts.h"
#include "style/music_features.h"

#include <cmath>
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

    void add(std::span<const StylePiece> some, const std::vector<StyleExcerpt>& excerpts) {
        const auto before = static_cast<float>(pieces.size());
        for (const StylePiece& one : some)
            pieces.push_back({{"path", one.row.key},
                              {"work", one.row.cluster},
                              {"split", one.row.split},
                              {"source", one.row.source},
                              {"kind", one.row.kind},
                              {"licence", one.row.licence}});
        for (const StyleExcerpt& excerpt : excerpts) {
            features.add(excerpt.features);
            labels.add(excerpt.truth.label);
            tags.add(excerpt.truth.tags);
            piece.add(std::array{before + static_cast<float>(excerpt.piece)});
            seconds.add(std::array{std::isinf(excerpt.seconds) ? 0.0F : static_cast<float>(excerpt.seconds)});
        }
    }
};

} // namespace

namespace {

Json labelsJson(const StyleLabels& labels) {
    Json json = Json::object();
    for (std::size_t head = 0; head < labels.size(); ++head)
        json[std::string(headName(styleHeads[head]))] = labels[head];
    return json;
}

} // namespace

Status buildDataset(const DatasetBuild& build, const Task& task) {
    const auto rows = readCollection(build.data, build.research);
    if (!rows) return rows.error();
    std::vector<LabelledPiece> train;
    std::vector<LabelledPiece> others;
    for (const LabelledPiece& row : *rows)
        if (mayTrainOn(row, build.research)) (row.split == "train" ? train : others).push_back(row);
    const StyleLabels labels = collectLabels(train);
    DatasetFile file;
    if (const auto pieces = readStylePieces(train, labels, task)) {
        const auto excerpts = trainingExcerpts(*pieces, labels, build.excerpts, task);
        if (!excerpts) return excerpts.error();
        file.add(*pieces, *excerpts);
    } else
        return pieces.error();
    if (const auto pieces = readStylePieces(others, labels, task)) {
        const auto excerpts = evaluationExcerpts(*pieces, task);
        if (!excerpts) return excerpts.error();
        file.add(*pieces, *excerpts);
    } else
        return pieces.error();

    WeightFile weights;
    weights.metadata = {{"kind", "atos-style-dataset"},
                        {"research", build.research},
                        {"seed", build.excerpts.seed},
                        {"labels", labelsJson(labels)},
                        {"pieces", std::move(file.pieces)}};
    weights.tensors = {{"features", file.features.tensor()},
                       {"labels", file.labels.tensor()},
                       {"tags", file.tags.tensor()},
                       {"piece", file.piece.tensor()},
                       {"seconds", file.seconds.tensor()}};
    return writeWeights(weights, build.out);
}

Result<std::vector<StyleExcerpt>> readTrainingExcerpts(const std::filesystem::path& path,
                                                       std::span<const StylePiece> pieces,
                                                       const StyleLabels& labels) {
    const auto file = readWeights(path);
    if (!file) return file.error();
    const Json& metadata = file->metadata;
    const auto listed = metadata.is_object() ? metadata.value("pieces", Json()) : Json();
    if (!listed.is_array() || metadata.value("labels", Json()) != labelsJson(labels))
        return badInput(path.string() + " is no table of music with these labels.");
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        known[pieces[i].row.key] = i;

    const std::size_t tags = labels[static_cast<std::size_t>(StyleHead::tag)].size();
    const std::size_t inputs = musicFeatureCount();
    const auto tensor = [&file](const char* name) {
        const auto found = file->tensors.find(name);
        return found == file->tensors.end() ? std::vector<float>() : found->second.values;
    };
    const auto features = tensor("features");
    const auto label = tensor("labels");
    const auto tag = tensor("tags");
    const auto piece = tensor("piece");
    const auto seconds = tensor("seconds");
    const std::size_t count = piece.size();
    if (features.size() != count * inputs || label.size() != count * styleHeads.size()
        || tag.size() != count * tags || seconds.size() != count)
        return badInput(path.string() + " is a damaged table of music.");
    std::vector<StyleExcerpt> excerpts;
    for (std::size_t row = 0; row < count; ++row) {
        const auto which = static_cast<std::size_t>(piece[row]);
        if (piece[row] < 0 || which >= listed.size())
            return badInput(path.string() + " is a damaged table of music.");
        const auto found = known.find(listed[which].value("path", std::string()));
        if (found == known.end()) continue; // of another split
        StyleExcerpt& excerpt = excerpts.emplace_back();
        excerpt.piece = found->second;
        excerpt.seconds = seconds[row];
        const auto at = [row](std::size_t width) { return static_cast<std::ptrdiff_t>(row * width); };
        excerpt.features.assign(features.begin() + at(inputs),
                                features.begin() + at(inputs) + static_cast<std::ptrdiff_t>(inputs));
        for (std::size_t head = 0; head < styleHeads.size(); ++head)
            excerpt.truth.label[head] = static_cast<int>(label[row * styleHeads.size() + head]);
        for (std::size_t i = 0; i < tags; ++i)
            excerpt.truth.tags.push_back(static_cast<std::int8_t>(tag[row * tags + i]));
    }
    return excerpts;
}

} // namespace atos
