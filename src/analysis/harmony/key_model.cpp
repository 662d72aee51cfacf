// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/key_model.h"

#include "analysis/harmony/built_in_models.h"
#include "analysis/harmony/key_features.h"
#include "nn/softmax.h"

namespace atos {

Result<KeyModel> KeyModel::fromWeights(const WeightFile& file) {
    Result<RotationNetwork> local = RotationNetwork::fromWeights(file, "local");
    if (!local) return local.error();
    Result<RotationNetwork> home = RotationNetwork::fromWeights(file, "home");
    if (!home) return home.error();
    const bool fits = local->channels() == localKeyChannels && local->outputs() == 2
                      && home->channels() == homeKeyChannels && home->outputs() == 2;
    if (!fits) return badInput("The key networks have another shape than this program's.");
    return KeyModel{std::move(*local), std::move(*home)};
}

const KeyModel& KeyModel::builtIn() {
    static const KeyModel model = builtInModel<KeyModel>(keyWeights(), "the built-in key model");
    return model;
}

KeyScores keyProbabilities(RotationScorer& network, const RotationInput& input) {
    std::array<float, keyCount> scores{};
    network.score(input, scores);
    KeyScores byKey{};
    for (std::size_t tonic = 0; tonic < 12; ++tonic)
        for (std::size_t mode = 0; mode < 2; ++mode)
            byKey[mode * 12 + tonic] = static_cast<double>(scores[tonic * 2 + mode]);
    softmax(byKey);
    return byKey;
}

} // namespace atos
