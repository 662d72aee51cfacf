// SPDX-License-Identifier: Apache-2.0
#include "lab/style/training_data.h"

#include "lab/style/beginner_pieces.h"
#include "lab/style/style_rows.h"

#include <algorithm>

namespace atos {

Result<std::vector<StylePiece>> readTrainingPieces(std::span<const LabelledPiece> train,
                                                   const LabelNames& labels, const Task& task) {
    auto pieces = readStylePieces(train, labels, task);
    if (!pieces) return pieces.error();
    for (StylePiece& piece : beginnerPieces(labels))
        pieces->push_back(std::move(piece));
    return pieces;
}

Result<StyleTrainingData> readStyleTrainingData(const StyleTraining& options,
                                                const StyleArchitecture& architecture, const Task& task) {
    const auto rows = readStyleRows(options.data, options.research);
    if (!rows) return rows.error();
    std::vector<LabelledPiece> train;
    std::vector<LabelledPiece> validation;
    for (const LabelledPiece& row : *rows) {
        if (!mayTrainOn(row, options.research)) continue;
        if (row.split == "train") train.push_back(row);
        if (row.split == "val") validation.push_back(row);
    }
    StyleTrainingData trainingData;
    trainingData.model.architecture = architecture;
    trainingData.model.research = options.research;
    trainingData.model.labels = styleLabels(train);
    trainingData.model.moodByCues = std::none_of(
        train.begin(), train.end(), [](const auto& row) { return !row.mood.empty() && !row.moodIsWritten; });
    auto trainPieces = readTrainingPieces(train, trainingData.model.labels, task);
    if (!trainPieces) return trainPieces.error();
    auto validationPieces = readStylePieces(validation, trainingData.model.labels, task);
    if (!validationPieces) return validationPieces.error();
    trainingData.train = std::move(*trainPieces);
    trainingData.validation = std::move(*validationPieces);
    trainingData.contentHash = dataContentHash(trainingData.train);
    return trainingData;
}

} // namespace atos
