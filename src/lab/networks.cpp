// SPDX-License-Identifier: Apache-2.0
#include "lab/networks.h"

#include "lab/style/evaluate_features.h"
#include "nn/plugin.h"

namespace atos {
namespace {

template<typename Options>
Status trainInPlugin(Status (*TrainingNetworks::*train)(const Options&, const Task&), const Options& options,
                     const Task& task) {
    const auto networks = networkTable<TrainingNetworks>(trainingNetworksSymbol, NetworkPlugin::training);
    if (!networks) return networks.error();
    return ((*networks)->*train)(options, task);
}

} // namespace

Status trainStyle(const StyleTraining& options, const Task& task) {
    return trainInPlugin(&TrainingNetworks::trainStyle, options, task);
}

Status trainTranscription(const TranscriptionTraining& options, const Task& task) {
    return trainInPlugin(&TrainingNetworks::trainTranscription, options, task);
}

Status trainLstm(const LstmTraining& options, const Task& task) {
    return trainInPlugin(&TrainingNetworks::trainLstm, options, task);
}

Status trainImageGan(const GanTraining& options, const Task& task) {
    return trainInPlugin(&TrainingNetworks::trainImageGan, options, task);
}

Status trainCrnnGan(const GanTraining& options, const Task& task) {
    return trainInPlugin(&TrainingNetworks::trainCrnnGan, options, task);
}

Result<Json> evaluateStyle(const StyleEvaluation& options, const Task& task) {
    if (options.split != "val" && options.split != "test")
        return badInput("The split must be \"val\" or \"test\", not \"" + options.split + "\".");
    if (!options.dataset.empty()) return evaluateFeatures(options, task);
    const auto networks = networkTable<TrainingNetworks>(trainingNetworksSymbol, NetworkPlugin::training);
    if (!networks) return networks.error();
    return (*networks)->evaluateStyle(options, task);
}

} // namespace atos
