// SPDX-License-Identifier: Apache-2.0
#include "analysis/chord_model.h"

#include "analysis/built_in_models.h"
#include "analysis/chord_features.h"

namespace atos {

Result<ChordModel> ChordModel::fromWeights(const WeightFile& file) {
    Result<RotationNetwork> network = RotationNetwork::fromWeights(file, "chord");
    if (!network) return network.error();
    if (network->channels() != chordChannels || network->outputs() != chordQualities)
        return badInput("The chord network has another shape than this program's.");
    return ChordModel{std::move(*network)};
}

const ChordModel& ChordModel::builtIn() {
    static const ChordModel model = builtInModel<ChordModel>(chordWeights(), "the built-in chord model");
    return model;
}

} // namespace atos
