// SPDX-License-Identifier: Apache-2.0
#include "lab/style/source_probe.h"

#include "lab/style/feature_training.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace atos {
namespace {

constexpr std::size_t fewestWorks = 8;

/// A whole piece, and where it stands in the table.
struct Probed {
    const LabelledPiece* row;
    const FeatureExample* example;
};

/// The pieces by composers of whom several collections have enough works, from those collections.
std::vector<Probed> comparable(const StyleTable& table, std::span<const LabelledPiece> rows) {
    std::map<std::string, const LabelledPiece*> byKey;
    std::map<std::string, std::map<std::string, std::set<std::string>>> works; // by composer and source
    for (const LabelledPiece& row : rows) {
        byKey[row.key] = &row;
        if (!row.composer.empty() && row.split == "train")
            works[row.composer][row.source].insert(row.cluster);
    }
    for (auto& [composer, sources] : works)
        std::erase_if(sources, [](const auto& source) { return source.second.size() < fewestWorks; });
    std::erase_if(works, [](const auto& composer) { return composer.second.size() < 2; });
    std::vector<Probed> probed;
    for (const FeatureExample& example : table.examples) {
        const auto row = byKey.find(table.paths[example.piece]);
        if (row == byKey.end() || !std::isinf(example.seconds)) continue;
        const auto composer = works.find(row->second->composer);
        if (composer != works.end() && composer->second.contains(row->second->source))
            probed.push_back({row->second, &example});
    }
    return probed;
}

std::vector<std::string> sourcesOf(const std::vector<Probed>& probed) {
    std::set<std::string> sources;
    for (const Probed& piece : probed)
        sources.insert(piece.row->source);
    return {sources.begin(), sources.end()};
}

/// The share of works outside the training split whose source `guess` names; files of a work share its
/// weight.
double accuracyOf(const std::vector<Probed>& probed, const std::function<std::string(const Probed&)>& guess) {
    std::map<std::string, std::pair<double, double>> works; // right, all
    for (const Probed& piece : probed) {
        if (piece.row->split == "train") continue;
        auto& [right, all] = works[piece.row->cluster];
        right += guess(piece) == piece.row->source ? 1 : 0;
        all += 1;
    }
    double sum = 0;
    for (const auto& [work, counts] : works)
        sum += counts.first / counts.second;
    return works.empty() ? 0 : std::round(1e4 * sum / static_cast<double>(works.size())) / 1e4;
}

double fromComposer(const std::vector<Probed>& probed) {
    std::map<std::string, std::map<std::string, std::set<std::string>>> works;
    for (const Probed& piece : probed)
        if (piece.row->split == "train")
            works[piece.row->composer][piece.row->source].insert(piece.row->cluster);
    return accuracyOf(probed, [&works](const Probed& piece) {
        const auto& sources = works[piece.row->composer];
        const auto fewer = [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); };
        const auto commonest = std::max_element(sources.begin(), sources.end(), fewer);
        return commonest == sources.end() ? std::string() : commonest->first;
    });
}

using Representation = std::function<std::vector<float>(const FeatureExample&)>;

/// The sources stand where a style model has its composers.
Result<double> probe(const std::vector<Probed>& probed, const std::vector<std::string>& sources,
                     const Representation& represent, const Task& task) {
    constexpr auto head = static_cast<std::size_t>(StyleHead::composer);
    LabelNames labels;
    labels[head] = sources;
    std::vector<StylePiece> pieces;
    std::vector<FeatureExample> examples;
    for (const Probed& piece : probed) {
        if (piece.row->split != "train") continue;
        StyleLabels truth;
        const auto found = std::find(sources.begin(), sources.end(), piece.row->source);
        truth.label[head] = static_cast<int>(found - sources.begin());
        examples.push_back({pieces.size(), piece.example->seconds, represent(*piece.example), truth});
        pieces.push_back({{}, *piece.row, truth});
    }
    FeatureTraining training;
    training.members = 1;
    training.hidden = 32;
    const auto trained = trainFeatureModel(pieces, examples, labels, training, task);
    if (!trained) return trained.error();
    return accuracyOf(probed, [&](const Probed& piece) {
        const auto logits = trained->logits(represent(*piece.example))[head];
        const auto best = std::max_element(logits.begin(), logits.end());
        return sources[static_cast<std::size_t>(best - logits.begin())];
    });
}

} // namespace

Result<Json> probeSources(const FeatureModel& model, const StyleTable& table,
                          std::span<const LabelledPiece> rows, const Task& task) {
    const auto probed = comparable(table, rows);
    const auto sources = sourcesOf(probed);
    if (sources.size() < 2) return Json::object();
    Json report = {{"collections", sources.size()}, {"from_the_composer", fromComposer(probed)}};
    const std::pair<const char*, Representation> representations[]{
        {"from_features", [&](const FeatureExample& example) { return model.standardise(example.features); }},
        {"from_hidden_units",
         [&](const FeatureExample& example) { return model.hiddenUnits(example.features); }},
        {"from_answers", [&](const FeatureExample& example) {
             std::vector<float> all;
             for (const auto& logits : model.logits(example.features))
                 all.insert(all.end(), logits.begin(), logits.end());
             return all;
         }}};
    for (const auto& [name, represent] : representations) {
        const auto accuracy = probe(probed, sources, represent, task);
        if (!accuracy) return accuracy.error();
        report[name] = *accuracy;
    }
    return report;
}

} // namespace atos
