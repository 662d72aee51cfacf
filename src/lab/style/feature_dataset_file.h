// SPDX-License-Identifier: Apache-2.0
// The feature dataset as a file, which `atos dataset build` writes for anyone who wants to try another model.
// Free of torch.
#pragma once

#include "files/json.h"
#include "lab/style/feature_dataset.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace atos {

struct DatasetBuild {
    std::filesystem::path data; ///< folder with open/ and nc/
    std::filesystem::path out;  ///< a safetensors file
    bool research = false;      ///< also non-commercial music
    FeatureExampleOptions examples;
};

/// Tensors: `features` [examples, features], `labels` [examples, heads] (-1: masked), `tags` [examples,
/// tags], `piece` and `seconds` [examples] (0: all). Metadata: the label names, and each piece's path, work,
/// split, source and kind. Training pieces give training examples, the others evaluation examples.
[[nodiscard]] Status buildDataset(const DatasetBuild& build, const Task& task);

/// What such a file holds.
struct StyleTable {
    Json labels;                          ///< names by head
    std::vector<std::string> paths;       ///< LabelledPiece::key of each piece
    std::vector<FeatureExample> examples; ///< their `piece` counts in `paths`
};
/// badInput when it is no such file, or a damaged one.
[[nodiscard]] Result<StyleTable> readStyleTable(const std::filesystem::path& path);

/// The training examples of such a file. badInput unless it was built from these pieces with these labels.
[[nodiscard]] Result<std::vector<FeatureExample>> readTrainingExamples(const std::filesystem::path& path,
                                                                       std::span<const StylePiece> pieces,
                                                                       const LabelNames& labels);

} // namespace atos
