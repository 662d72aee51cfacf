// SPDX-License-Identifier: Apache-2.0
#include "lab/plugin/training_networks.h"

#include "lab/composition/plugin/crnn_gan_training.h"
#include "lab/composition/plugin/image_gan_training.h"
#include "lab/composition/plugin/lstm_training.h"
#include "lab/style/plugin/style_evaluation.h"
#include "lab/style/plugin/style_training.h"
#include "lab/transcription/plugin/transcription_training.h"

extern "C" __attribute__((visibility("default"))) const atos::TrainingNetworks* atosTrainingNetworks() {
    using namespace atos::networks;
    static constexpr atos::TrainingNetworks functions{trainStyle, evaluateStyle, trainTranscription,
                                                      trainLstm,  trainImageGan, trainCrnnGan};
    return &functions;
}
