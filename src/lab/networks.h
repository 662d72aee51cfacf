// SPDX-License-Identifier: Apache-2.0
// What the training plugin can do. Free of torch.
#pragma once

#include "lab/composition/gan_training.h"
#include "lab/composition/train_lstm.h"
#include "lab/style/train.h"
#include "lab/transcription/train_transcription.h"

namespace atos {

struct TrainingNetworks {
    Status (*trainStyle)(const StyleTraining& options, const Task& task);
    Result<Json> (*evaluateStyle)(const StyleEvaluation& options, const Task& task);
    Status (*trainTranscription)(const TranscriptionTraining& options, const Task& task);
    Status (*trainLstm)(const LstmTraining& options, const Task& task);
    Status (*trainImageGan)(const GanTraining& options, const Task& task);
    Status (*trainCrnnGan)(const GanTraining& options, const Task& task);
};

inline constexpr const char* trainingNetworksSymbol = "atosTrainingNetworks";

} // namespace atos
