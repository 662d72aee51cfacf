// SPDX-License-Identifier: Apache-2.0
#include "lab/style/training_data.h"

namespace atos {

Result<StyleTrainingData> readStyleTrainingData(const StyleTraining& options,
                                                const StyleArchitecture& architecture, const Task& task) {
    const auto rows = readCollection(options.data, options.research);
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
    trainingData.model.labels = collectLabels(train);
    auto trainPieces = readStylePieces(train, trainingData.model.labels, task);
    if (!trainPieces) return trainPieces.error();
    auto validationPieces = readStylePieces(validation, trainingData.model.labels, task);
    if (!validationPieces) return validationPieces.error();
    trainingData.train = std::move(*trainPieces);
    trainingData.validation = std::move(*validationPieces);
    trainingData.contentHash = dataContentHash(trainingData.train);
    return trainingData;
}

} // namespace atos
