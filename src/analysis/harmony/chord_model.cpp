// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/chord_model.h"

#include "analysis/harmony/built_in_models.h"
#include "analysis/harmony/chord_features.h"
#include "files/locations.h"

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

const ChordModel& ChordModel::inUse() {
    static const ChordModel model = [] {
        const auto weights = shippedWeights("chords");
        if (weights.stem() == "chords-open") return builtIn();
        const Result<WeightFile> file = readWeights(weights);
        Result<ChordModel> research = file ? fromWeights(*file) : file.error();
        return research ? std::move(*research) : builtIn();
    }();
    return model;
}

} // namespace atos
