// SPDX-License-Identifier: Apache-2.0
#include "lab/style/training_data.h"

namespace atos {

Result<StyleTrainingData> gatherMaterial(const StyleTraining& options, const StyleArchitecture& architecture,
                                         const Task& task) {
    const auto rows = readCollection(options.data, options.research);
    if (!rows) return rows.error();
    std::vector<LabelledPiece> train;
    std::vector<LabelledPiece> validation;
    for (const LabelledPiece& row : *rows) {
        if (!mayTrainOn(row, options.research)) continue;
        if (row.split == "train") train.push_back(row);
        if (row.split == "val") validation.push_back(row);
    }
    StyleTrainingData material;
    material.model.architecture = architecture;
    material.model.research = options.research;
    material.model.labels = collectLabels(train);
    auto trainPieces = readStylePieces(train, material.model.labels, task);
    if (!trainPieces) return trainPieces.error();
    auto validationPieces = readStylePieces(validation, material.model.labels, task);
    if (!validationPieces) return validationPieces.error();
    material.train = std::move(*trainPieces);
    material.validation = std::move(*validationPieces);
    material.contentHash = dataContentHash(material.train);
    return material;
}

} // namespace atos
